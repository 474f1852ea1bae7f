using DigiRenew.Contracts;
using DigiRenew.Journey.Effects;
using DigiRenew.Renewal;
using DigiRenew.Tests.Attacks.Generator;

namespace DigiRenew.Tests.Attacks;

public sealed class What_check_1_has_not_passed
{
    /// <summary>Where a received file or its signature may be parsed: the verification step, and the issuing step, which verifies again.</summary>
    private static readonly string[] s_parsers = ["Issuance/UploadEvidence.cs", "Verification/UploadChecks.cs"];

    public static TheoryData<string> Names => [.. CopyAttacks.All.Where(attack => attack.Expected.Code is "content-mismatch" or "bad-request").Select(attack => attack.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task is_never_kept_and_never_verified(string name)
    {
        var attempt = (Attempt.Upload)await AttackCatalogue.All.Single(attack => attack.Name == name).MakeAsync();
        using (attempt.Bench)
        {
            var (desk, id) = (attempt.Bench.Desk, attempt.Bench.Id);
            var before = await desk.EntryAsync(id);
            var kept = desk.Evidence.Count;
            await desk.SendAsync(id, attempt.Kind, attempt.File, attempt.Signature, attempt.FileName);
            var after = await desk.EntryAsync(id);
            Assert.Equal((before.Version, kept), (after.Version, desk.Evidence.Count));
            Assert.Null(await desk.PrivateDocuments.FindAsync(id, $"{attempt.Kind.ToWire()}/1", CancellationToken.None));
            Assert.DoesNotContain(after.Pending, effect => EffectCodec.Read(effect.Effect) is RenewalEffect.VerifyUpload);
            Assert.Equal("missing", (await desk.UploadAsync(id, attempt.Kind)).Status);
        }
    }

    [Fact]
    public void is_seen_by_no_parser_because_parsers_are_called_in_two_places_only()
    {
        var journey = Path.Combine(Root(), "functions", "Journey");
        var callers = Directory.EnumerateFiles(journey, "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file) is var text
                && (text.Contains("SignedPaper.Compare(", StringComparison.Ordinal) || text.Contains("CadesSignature.Verify(cms, CadesSignature.Data", StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(journey, file).Replace('\\', '/'));
        Assert.Subset(s_parsers.ToHashSet(), callers.ToHashSet());
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DigiRenew.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
