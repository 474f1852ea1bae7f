using DigiRenew.Contracts;
using DigiRenew.Pki;
using DigiRenew.Tests.Attacks.Generator;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.Attacks;

/// <summary>Strictness costs nobody: what is in order passes, by every supported key and algorithm.</summary>
public sealed class A_valid_file
{
    [Theory]
    [InlineData(KeyAlgorithm.Rsa3072, SignatureScheme.RsaPkcs1Sha256)]
    [InlineData(KeyAlgorithm.Rsa3072, SignatureScheme.RsaPssSha256)]
    [InlineData(KeyAlgorithm.Rsa4096, SignatureScheme.RsaPkcs1Sha256)]
    [InlineData(KeyAlgorithm.Rsa4096, SignatureScheme.RsaPssSha256)]
    [InlineData(KeyAlgorithm.P256, SignatureScheme.EcdsaSha256)]
    [InlineData(KeyAlgorithm.P384, SignatureScheme.EcdsaSha384)]
    public async Task passes_by_every_supported_key_and_algorithm(KeyAlgorithm algorithm, SignatureScheme scheme)
    {
        using var bench = await AttackBench.OpenAsync(pki: DemoHierarchy.Build(algorithm, scheme));
        foreach (var (kind, paper) in new[] { (UploadKind.Contract, PaperKind.Contract), (UploadKind.Declaration, PaperKind.Declaration), (UploadKind.Terms, PaperKind.Terms) })
        {
            var signed = await bench.Desk.SignedPaperAsync(await bench.PaperAsync(paper));
            await IsAcceptedAsync(new(bench, kind, "paper.pdf", signed));
        }

        foreach (var (name, file) in new[] { ("copy.png", Files.Png()) })
        {
            await IsAcceptedAsync(new(bench, UploadKind.Identity, name, file, await bench.Desk.SignatureOfAsync(file)));
        }
    }

    [Theory]
    [InlineData("copy.png")]
    [InlineData("buletin față și verso.jpg")]
    [InlineData("copy.bmp")]
    [InlineData("copy.TIFF")]
    [InlineData("copy.pdf")]
    public async Task passes_in_every_format(string name)
    {
        using var bench = await AttackBench.OpenAsync();
        var file = Path.GetExtension(name) switch { ".png" => Files.Png(), ".jpg" => Files.Jpeg(), ".bmp" => Files.Bmp(), ".TIFF" => Files.Tiff(), _ => Files.Pdf() };
        await IsAcceptedAsync(new(bench, UploadKind.Identity, name, file, await bench.Desk.SignatureOfAsync(file)));
    }

    [Theory]
    [InlineData("pdftoppm", "-png", "-r", "60", "-f", "1", "-singlefile", "paper.pdf", "copy", "copy.png")]
    [InlineData("qpdf", "--linearize", "--object-streams=generate", "paper.pdf", "copy.pdf", "copy.pdf")]
    [InlineData("pdftocairo", "-pdf", "paper.pdf", "copy.pdf", "copy.pdf")]
    public async Task passes_that_another_program_wrote(params string[] commandThenName)
    {
        using var bench = await AttackBench.OpenAsync();
        using var judge = new Judge();
        judge.Keep("paper.pdf", await bench.PaperAsync());
        var (exitCode, output) = judge.Run(commandThenName[0], commandThenName[1..^1]);
        Assert.True(exitCode == 0, output);
        var file = judge.Read(commandThenName[^1]);
        await IsAcceptedAsync(new(bench, UploadKind.Identity, commandThenName[^1], file, await bench.Desk.SignatureOfAsync(file)));
    }

    private static async Task IsAcceptedAsync(Attempt.Upload upload)
    {
        var (desk, id) = (upload.Bench.Desk, upload.Bench.Id);
        RenewalDesk.Done(await desk.SendAsync(id, upload.Kind, upload.File, upload.Signature, upload.FileName));
        await desk.VerifyAsync(id, upload.Kind);
        var view = await desk.UploadAsync(id, upload.Kind);
        Assert.True((view.Status, view.Report!.Indication) == ("accepted", "TOTAL-PASSED"), $"{view.Report.Code} {view.Report.SubIndication}");
        var (accepts, output) = Verdict.OfReader(upload);
        Assert.True(accepts, output);
    }
}
