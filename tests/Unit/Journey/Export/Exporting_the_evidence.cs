using System.IO.Compression;
using System.Text;
using DigiRenew.Contracts;
using DigiRenew.Journey;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Export;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Papers;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using DigiRenew.Tests.Unit.Journey.Issuance;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Export;

public sealed class Exporting_the_evidence
{
    private static readonly string Documents = Path.Combine(Root(), "docs");

    [Fact]
    public async Task gives_a_container_that_the_checker_and_the_documented_commands_accept()
    {
        using var walk = await IssuedAsync();
        var container = Done(await walk.Application.ExportEvidence.RunAsync(new("auditor-1", ["auditor"]), walk.Id, default));
        using var judge = new Judge();
        judge.Keep("evidence.asice", container.Content.Span);
        judge.KeepPem("seal.pem", "CERTIFICATE", walk.Ports.Seal.Certificate.Der);

        var (exit, said) = judge.Run("python3", Path.Combine(Documents, "check-evidence.py"), "evidence.asice", "--anchor", "seal.pem");
        Assert.True(exit == 0, said);
        Assert.Contains("seals record", said, StringComparison.Ordinal);

        judge.Keep("documented.sh", Encoding.UTF8.GetBytes("set -eu\n" + Commands()));
        var (code, output) = judge.Run("sh", "documented.sh");
        Assert.True(code == 0, output);
        Assert.True(new FileInfo(Path.Combine(judge.Folder, "order.json")).Length > 0);
    }

    [Fact]
    public async Task puts_the_media_type_first_and_stored()
    {
        using var walk = await IssuedAsync();
        using var judge = new Judge();
        judge.Keep("evidence.asice", await WriteAsync(walk));
        var (exit, listing) = judge.Run("zipinfo", "-v", "evidence.asice", "mimetype");
        Assert.True(exit == 0, listing);
        Assert.Contains("none (stored)", listing, StringComparison.Ordinal);
        Assert.Contains("length of extra field:                          0 bytes", listing, StringComparison.Ordinal);
        Assert.Equal("application/vnd.etsi.asic-e+zip", Encoding.ASCII.GetString(judge.Read("evidence.asice").AsSpan(38, 31)));
        Assert.Equal(0, judge.Run("python3", "-m", "zipfile", "-t", "evidence.asice").ExitCode);
    }

    [Fact]
    public async Task gives_the_same_files_each_time()
    {
        using var walk = await IssuedAsync();
        var (first, second) = (Unpack(await WriteAsync(walk)), Unpack(await WriteAsync(walk)));
        Assert.Equal(first.Select(file => file.Name), second.Select(file => file.Name));
        Assert.All(first.Zip(second).Where(pair => !pair.First.Name.StartsWith("META-INF/signature", StringComparison.Ordinal)), pair => Assert.Equal(pair.First.Content, pair.Second.Content));
    }

    [Fact]
    public async Task holds_the_identity_copy_only_when_asked_and_while_it_is_kept()
    {
        using var walk = await IssuedAsync();
        Assert.DoesNotContain(Unpack(await WriteAsync(walk)), file => file.Name == "uploads/identity-1.png");
        Assert.Contains(Unpack(await WriteAsync(walk, withPrivate: true)), file => file.Name == "uploads/identity-1.png");
        await walk.PrivateDocuments.DestroyAsync(walk.Id, default);
        Assert.DoesNotContain(Unpack(await WriteAsync(walk, withPrivate: true)), file => file.Name == "uploads/identity-1.png");
    }

    [Fact]
    public async Task shows_what_was_decided_on_in_an_order_from_before_each_look_was_kept()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.DecideAsync(new("refuse-order", Reason: "Actul a expirat"));
        foreach (var name in new[] { "decisive-status", "decisive-status-authority-1", "decisive-status-authority-2" })
        {
            await walk.Evidence.KeepFirstAsync(walk.Id, name, Encoding.ASCII.GetBytes(name), default);
        }

        var files = Unpack(await WriteAsync(walk)).Where(file => file.Name.StartsWith("revocation/", StringComparison.Ordinal)).ToList();
        Assert.Equal("decisive-status", Encoding.ASCII.GetString(Assert.Single(files, file => file.Name == "revocation/decisive.der").Content));
        Assert.Contains(files, file => Encoding.ASCII.GetString(file.Content) == "decisive-status-authority-1");
        Assert.Contains(files, file => Encoding.ASCII.GetString(file.Content) == "decisive-status-authority-2");
    }

    [Fact]
    public async Task is_refused_before_the_order_is_finished_and_to_others()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Assert.Equal("out-of-order", Code(await walk.Application.ExportEvidence.RunAsync(OrderWalk.Officer, walk.Id, default)));
        Assert.Equal("forbidden", Code(await walk.Application.ExportEvidence.RunAsync(OrderWalk.Finance, walk.Id, default)));
        Assert.Equal("not-found", Code(await walk.Application.ExportEvidence.RunAsync(OrderWalk.Officer, new(Guid.NewGuid()), default)));
    }

    [Fact]
    public async Task gives_a_report_that_other_programs_read()
    {
        using var walk = await IssuedAsync();
        using var judge = new Judge();
        judge.Keep("report.pdf", Unpack(await WriteAsync(walk)).Single(file => file.Name == "report.pdf").Content);
        Assert.Equal(0, judge.Run("qpdf", "--check", "report.pdf").ExitCode);
        var text = judge.Run("pdftotext", "-layout", "report.pdf", "-").Output;
        Assert.Contains("Raport de probe", text, StringComparison.Ordinal);
        Assert.Contains("Certificat emis", text, StringComparison.Ordinal);
        Assert.Contains("order/statement.p7m", text, StringComparison.Ordinal);
        Assert.DoesNotContain(OrderWalk.PersonalNumber, text, StringComparison.Ordinal);
    }

    /// <summary>An order whose certificate is issued, with a checkpoint over its records.</summary>
    internal static async Task<OrderWalk> IssuedAsync()
    {
        var walk = await OrderWalk.ToIssuingAsync();
        await new SignCertificate(walk.Context).RunAsync(walk.Id, default);
        await walk.PublishAsync();
        await walk.Application.MakeCheckpoint.RunAsync(default);
        return walk;
    }

    internal static Task<byte[]> WriteAsync(OrderWalk walk, bool withPrivate = false) =>
        new EvidenceExport(EvidenceSources.Of(walk.Context), walk.Time).RunAsync(walk.Id, withPrivate, default);

    internal static List<(string Name, byte[] Content)> Unpack(byte[] container)
    {
        using var zip = new ZipArchive(new MemoryStream(container));
        return zip.Entries.Select(entry =>
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return (entry.FullName, content.ToArray());
        }).ToList();
    }

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DigiRenew.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    /// <summary>Exactly the commands of the document.</summary>
    private static string Commands()
    {
        var text = File.ReadAllText(Path.Combine(Documents, "evidence.md"));
        var start = text.IndexOf("```sh\n", StringComparison.Ordinal) + 6;
        return text[start..text.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static PaperFile Done(Outcome<PaperFile> outcome) => Assert.IsType<Outcome<PaperFile>.Done>(outcome).Value;

    private static string Code(Outcome<PaperFile> outcome) => Assert.IsType<Outcome<PaperFile>.Refused>(outcome).Why.Problem.Code;
}
