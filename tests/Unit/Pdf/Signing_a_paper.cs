using System.Security.Cryptography;
using DigiRenew.Pdf;
using Xunit;

namespace DigiRenew.Tests.Unit.Pdf;

public sealed class Signing_a_paper : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void only_appends_to_the_paper()
    {
        var paper = Papers.Contract.Write();
        Assert.True(SignedPaper.Assemble(paper, Papers.Then, Papers.SomeSequence()).AsSpan().StartsWith(paper));
    }

    /// <summary>Agent and service write the update apart from each other, perhaps in different versions: its form stays.</summary>
    [Fact]
    public void has_kept_its_form()
    {
        var paper = Papers.Short.Write();
        Assert.Equal("39c90f6a9b461166e76bd2617716ba892f4b5e566ecd24c8432f72d27ba320f9", Convert.ToHexStringLower(SHA256.HashData(paper)));
        Assert.Equal("15210246c9ca616d0c748bcdb3c1720add9fa14b90f33a4a0fba46a8f539789f", Convert.ToHexStringLower(SHA256.HashData(SignedPaper.Assemble(paper, Papers.Then, Papers.SomeSequence()))));
    }

    [Fact]
    public void leaves_out_of_what_is_signed_the_signature_alone()
    {
        var paper = Papers.Contract.Write();
        var cms = Papers.SomeSequence();
        var signed = SignedPaper.Assemble(paper, Papers.Then, cms);
        var hole = signed.AsSpan().IndexOf("/Contents <"u8) + "/Contents ".Length;
        var width = (2 * SignedPaper.SignatureRoom) + 2;
        Assert.Equal((byte)'>', signed[hole + width - 1]);
        Assert.Equal([.. signed[..hole], .. signed[(hole + width)..]], SignedPaper.ToBeSigned(paper, Papers.Then));
    }

    [Fact]
    public void refuses_a_paper_that_is_not_ours_or_not_whole()
    {
        var paper = Papers.Short.Write();
        foreach (var octets in new[] { [], "%PDF-1.7"u8.ToArray(), paper[..^1], [.. paper, (byte)'\n'], With(paper, paper.Length / 2), With(paper, 60), With(paper, paper.Length - 10) })
        {
            Assert.Throws<FormatException>(() => SignedPaper.ToBeSigned(octets, Papers.Then));
        }
    }

    [Fact]
    public void refuses_a_signature_that_is_not_one_sequence_within_the_room()
    {
        var paper = Papers.Short.Write();
        byte[][] wrong = [[], [0x30], [0x31, 0x00], [0x30, 0x80, 0x00, 0x00], [0x30, 0x01], [0x30, 0x00, 0x00], [0x30, 0x81, 0x01, 0x00], [.. Papers.SomeSequence(), 0x00], Papers.SomeSequence(SignedPaper.SignatureRoom)];
        Assert.All(wrong, cms => Assert.Throws<ArgumentException>(() => SignedPaper.Assemble(paper, Papers.Then, cms)));
    }

    [Fact]
    public async Task gives_a_file_that_qpdf_finds_nothing_wrong_with()
    {
        var signed = SignedPaper.Assemble(Papers.Contract.Write(), Papers.Then, Papers.SomeSequence());
        var (exitCode, says) = await Judge.Ask("qpdf", "--check", _desk.Put("signed.pdf", signed));
        Assert.True(exitCode == 0 && !says.Contains("WARNING", StringComparison.Ordinal), says);
    }

    [Theory]
    [InlineData("rsa:3072", "")]
    [InlineData("ec", "P-256")]
    public async Task gives_a_signature_that_pdfsig_finds_valid_over_the_whole_document(string key, string curve)
    {
        var paper = Papers.Contract.Write();
        var cms = await Sign(SignedPaper.ToBeSigned(paper, Papers.Then), key, curve);
        var signed = _desk.Put("signed.pdf", SignedPaper.Assemble(paper, Papers.Then, cms));

        var (_, says) = await Judge.Ask("pdfsig", signed);

        Assert.Contains("Signature Validation: Signature is Valid.", says, StringComparison.Ordinal);
        Assert.Contains("Total document signed", says, StringComparison.Ordinal);
        Assert.Contains("Signature Type: ETSI.CAdES.detached", says, StringComparison.Ordinal);
        Assert.DoesNotContain("Signature #2", says, StringComparison.Ordinal);
        var same = Assert.IsType<PaperComparison.Same>(SignedPaper.Compare(paper, await File.ReadAllBytesAsync(signed)));
        Assert.Equal(cms, same.Cms.ToArray());
    }

    [Fact]
    public async Task keeps_the_text_readable()
    {
        var signed = SignedPaper.Assemble(Papers.Contract.Write(), Papers.Then, Papers.SomeSequence());
        var (_, before) = await Judge.Ask("pdftotext", _desk.Put("paper.pdf", Papers.Contract.Write()), "-");
        var (_, after) = await Judge.Ask("pdftotext", _desk.Put("signed.pdf", signed), "-");
        Assert.Equal(before, after);
    }

    private static byte[] With(byte[] octets, int flipped)
    {
        var changed = octets.ToArray();
        changed[flipped] ^= 1;
        return changed;
    }

    private async Task<byte[]> Sign(byte[] content, string key, string curve)
    {
        string[] request = ["req", "-x509", "-newkey", key, .. curve.Length > 0 ? new[] { "-pkeyopt", $"ec_paramgen_curve:{curve}" } : [], "-nodes", "-days", "2", "-subj", "/CN=Throwaway", "-keyout", _desk["key.pem"], "-out", _desk["certificate.pem"]];
        var (made, why) = await Judge.Ask("openssl", request);
        Assert.True(made == 0, why);
        var (signed, says) = await Judge.Ask(
            "openssl", "cms", "-sign", "-binary", "-md", "sha256", "-cades", "-outform", "DER", "-in", _desk.Put("content", content), "-signer", _desk["certificate.pem"], "-inkey", _desk["key.pem"], "-out", _desk["cms.der"]);
        Assert.True(signed == 0, says);
        return await File.ReadAllBytesAsync(_desk["cms.der"]);
    }
}
