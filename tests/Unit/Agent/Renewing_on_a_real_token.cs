using DigiRenew.Agent;
using DigiRenew.Agent.Checking;
using DigiRenew.Agent.Devices;
using DigiRenew.Agent.Following;
using DigiRenew.Agent.Papers;
using DigiRenew.Agent.Sending;
using DigiRenew.Agent.Updating;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Pki;
using DigiRenew.Tests.Builders;
using DigiRenew.Tests.Unit.Tokens;
using DigiRenew.Tokens;
using Xunit;

namespace DigiRenew.Tests.Unit.Agent;

/// <summary>The holder's whole journey on SoftHSM: RSA 3072, the token pulled out and plugged in again by moving its folder.</summary>
[Collection(SoftHsmTests.Name)]
public sealed class Renewing_on_a_real_token(SoftToken token) : IClassFixture<SoftToken>
{
    [Fact]
    public async Task ends_with_a_new_certificate_that_signs()
    {
        using var bench = new Bench(Provide(), new SoftHsmOnly());
        await bench.OrderAsync();
        using (var context = bench.Run())
        {
            await new FetchPapers(context).RunAsync(CancellationToken.None);
        }

        using (var context = bench.Run())
        {
            var sent = await new SendUploads(context).SendOneAsync(
                new(UploadKind.Contract, bench.File("contract.pdf", bench.Service.Papers["contract"])), CancellationToken.None);
            Assert.Equal("accepted", sent.Single().Status);
        }

        var (_, says) = await Pdf.Judge.Ask("pdfsig", "-nocert", Path.Combine(bench.Home.Folder, "signed", "contract.pdf"));
        Assert.Contains("Signature is Valid", says, StringComparison.Ordinal);

        bench.Service.Issue(NewKey(bench.Service.Order!.NewKeySha256));
        bench.Dialogue.Does = MoveTheToken;
        using (var context = bench.Run())
        {
            var outcome = await new UpdateToken(context).RunAsync(new(RemoveOld: true), CancellationToken.None);
            Assert.True(outcome is { Replugged: true, OldRemoved: true });
        }

        Assert.Equal(1, bench.Service.Installations);
        using (var context = bench.Run())
        {
            Assert.Equal("installed", (await new ReadStatus(context).RunAsync(CancellationToken.None)).Single().State);
        }

        using (var context = bench.Run())
        {
            var lines = await new CheckComputer(context).RunAsync(CancellationToken.None);
            Assert.DoesNotContain(lines, line => line.Level == CheckLevel.Problem);
            var listed = Assert.Single(Assert.Single(await new ListTokens(context).RunAsync(false, CancellationToken.None)).Certificates);
            Assert.Equal(bench.Service.Issued!.Serial, listed.Serial);
            Assert.True(listed.Renewable);
        }

        Clear();
    }

    /// <summary>Power is lost at every operation of the token, before and after it took effect: the token still works by the old pair, and the next run goes on.</summary>
    [Fact]
    public async Task survives_a_loss_of_power_at_every_operation_of_the_update()
    {
        var points = await UpdateAsync(int.MaxValue);
        Assert.True(points >= 10, $"only {points} operations");
        for (var point = 0; point < points; point++)
        {
            await UpdateAsync(point);
        }
    }

    /// <returns>How many points there are at which power could be lost.</returns>
    private static async Task<int> UpdateAsync(int point)
    {
        var power = new Power();
        using var bench = new Bench(Provide(), power);
        bench.Service.KeyAlgorithms = ["p-256"];
        bench.Settings = bench.Settings with { CertificateSerial = bench.Provider.Holder.Serial };
        await bench.OrderAsync();
        bench.Settings = bench.Settings with { CertificateSerial = null };
        bench.Service.Issue(PublicKey(bench.Service.Order!.NewKeySha256));
        power.LostAt(point);
        if (point < int.MaxValue)
        {
            await Assert.ThrowsAsync<TokenException>(() => RunAsync(bench));
        }

        power.LostAt(int.MaxValue);
        AssertOldPairWorks(bench);
        await RunAsync(bench);
        Assert.Equal("installed", bench.Service.Order!.State);
        Assert.Equal(1, bench.Service.Installations);
        AssertOldPairWorks(bench);
        Clear();
        return power.Passed;
    }

    private static async Task RunAsync(Bench bench)
    {
        using var context = bench.Run();
        await new UpdateToken(context).RunAsync(new(Replug: false), CancellationToken.None);
    }

    private static void AssertOldPairWorks(Bench bench) => OnToken(session =>
    {
        var certificate = session.ListCertificates().Single(one => one.Der.Span.SequenceEqual(bench.Provider.Holder.Der.Span));
        var key = session.ListPrivateKeys().Single(one => one.Id.Span.SequenceEqual(certificate.Id.Span));
        var signature = session.Sign(key, SignatureScheme.EcdsaSha256, "still there"u8, default);
        Assert.True(PublicKeys.Verify(bench.Provider.Holder.SubjectPublicKeyInfo, SignatureScheme.EcdsaSha256, "still there"u8, signature));
        return 0;
    });

    private static void Clear() => OnToken(session =>
    {
        foreach (var certificate in session.ListCertificates())
        {
            session.RemoveCertificate(certificate.Der);
        }

        foreach (var key in session.ListPrivateKeys())
        {
            session.RemoveKeyPair(key);
        }

        return 0;
    });

    private static T OnToken<T>(Func<ITokenSession, T> look)
    {
        using var module = TokenModules.Load(SoftToken.ModulePath);
        using var session = module.Open(module.ListTokens().Single());
        session.Login(SoftToken.PinOctets);
        return look(session);
    }

    private static ReadOnlyMemory<byte> PublicKey(string digest) => OnToken(session =>
        session.ListPrivateKeys().Single(one => Sha256Digest.Of(one.SubjectPublicKeyInfo!.Value.Span).Hex == digest).SubjectPublicKeyInfo!.Value);

    private static ReadOnlyMemory<byte> NewKey(string digest)
    {
        using var module = TokenModules.Load(SoftToken.ModulePath);
        using var session = module.Open(module.ListTokens().Single());
        session.Login(SoftToken.PinOctets);
        var key = session.ListPrivateKeys().Single(one => Sha256Digest.Of(one.SubjectPublicKeyInfo!.Value.Span).Hex == digest);
        Assert.True(key is { Sensitive: true, NeverExtractable: true, Local: true, Algorithm: KeyAlgorithm.Rsa3072 });
        return key.SubjectPublicKeyInfo!.Value;
    }

    private static DemoHierarchy Provide() => OnToken(session =>
    {
        var key = session.GenerateKeyPair(KeyAlgorithm.P256, [7], "Cheie veche");
        var provider = DemoHierarchy.Build(holderPublicKey: key.SubjectPublicKeyInfo);
        session.WriteCertificate(provider.Holder.Der, [7], "Certificat vechi");
        return provider;
    });

    private void MoveTheToken(string said)
    {
        if (said == AgentTexts.Unplug.Ro)
        {
            Directory.Move(token.Store, token.Store + "-away");
        }
        else if (said == AgentTexts.PlugIn.Ro)
        {
            Directory.Move(token.Store + "-away", token.Store);
        }
    }

    private sealed class SoftHsmOnly : ITokenModules
    {
        public IReadOnlyList<string> Discover() => [SoftToken.ModulePath];

        public bool IsWellKnown(string path) => path == SoftToken.ModulePath;

        public ITokenModule Load(string path) => TokenModules.Load(path);
    }
}
