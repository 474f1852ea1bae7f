using System.Text;
using DigiRenew.Demo;

namespace DigiRenew.Tests.EndToEnd;

/// <summary>What the demonstration leaves behind, judged by programs that nobody here wrote.</summary>
[Collection("Walks")]
public sealed class A_whole_renewal(Demonstration walk)
{
    public static TheoryData<string> SignedPapers => ["Contract", "Declaratie", "Conditii"];

    [Fact]
    public async Task ends_with_a_certificate_that_openssl_verifies_today() =>
        Assert.Contains("OK", await Tool.RunAsync("openssl", ["verify", "-x509_strict", "-CAfile", walk.At("certificate", "root.pem"), "-untrusted", walk.At("certificate", "issuing.pem"), walk.At("certificate", "new.pem")]), StringComparison.Ordinal);

    [Fact]
    public async Task keeps_the_subject_byte_for_byte()
    {
        Assert.Equal(await SubjectAsync("old"), await SubjectAsync("new"));

        async Task<string> SubjectAsync(string name)
        {
            var text = await Tool.RunAsync("openssl", ["x509", "-in", walk.At("certificate", name + ".pem"), "-noout", "-subject", "-nameopt", "dump_der,dump_all,show_type,oid"]);
            Assert.Contains("#", text, StringComparison.Ordinal);
            return text;
        }
    }

    [Fact]
    public async Task changes_the_key() => Assert.NotEqual(
        await Tool.RunAsync("openssl", ["x509", "-in", walk.At("certificate", "old.pem"), "-noout", "-pubkey"]),
        await Tool.RunAsync("openssl", ["x509", "-in", walk.At("certificate", "new.pem"), "-noout", "-pubkey"]));

    [Fact]
    public async Task has_the_request_verified_by_openssl_and_its_key_in_the_certificate()
    {
        var (code, key, verdict) = await Tool.TryAsync("openssl", ["req", "-verify", "-noout", "-pubkey", "-in", walk.At("request.pem")]);
        Assert.Equal(0, code);
        Assert.Contains("verify OK", verdict, StringComparison.Ordinal);
        Assert.Equal(await Tool.RunAsync("openssl", ["x509", "-in", walk.At("certificate", "new.pem"), "-noout", "-pubkey"]), key);
    }

    [Fact]
    public async Task shows_the_profile_to_openssl()
    {
        var text = await Tool.RunAsync("openssl", ["x509", "-in", walk.At("certificate", "new.pem"), "-noout", "-text"]);
        var usage = text.Split('\n').SkipWhile(line => !line.Contains("X509v3 Key Usage: critical", StringComparison.Ordinal)).Skip(1).First().Trim();
        Assert.Equal("Non Repudiation", usage);
        foreach (var wanted in new[] { "Version: 3", "0.4.0.194112.1.2", "qcStatements", "CA Issuers", "CRL Distribution Points", "X509v3 Subject Key Identifier", "X509v3 Authority Key Identifier", "3072 bit" })
        {
            Assert.Contains(wanted, text, StringComparison.Ordinal);
        }

        var structure = await Tool.RunAsync("openssl", ["asn1parse", "-in", walk.At("certificate", "new.pem")]);
        var statements = structure.Split('\n').SkipWhile(line => !line.Contains("qcStatements", StringComparison.Ordinal)).Skip(1).First();
        var der = Convert.FromHexString(statements[(statements.LastIndexOf("[HEX DUMP]:", StringComparison.Ordinal) + 11)..].Trim());
        foreach (var oid in new byte[][] { [0x04, 0x00, 0x8E, 0x46, 0x01, 0x01], [0x04, 0x00, 0x8E, 0x46, 0x01, 0x04], [0x04, 0x00, 0x8E, 0x46, 0x01, 0x05], [0x04, 0x00, 0x8E, 0x46, 0x01, 0x06, 0x01], [0x04, 0x00, 0x8E, 0x46, 0x01, 0x08, 0x04] })
        {
            Assert.True(der.AsSpan().IndexOf(oid) >= 0, $"QCStatements lack {Convert.ToHexString(oid)}");
        }
    }

    [Theory]
    [MemberData(nameof(SignedPapers))]
    public async Task has_signed_papers_that_pdfsig_calls_valid_over_the_total_document(string name)
    {
        var signed = Directory.GetFiles(walk.At("signed"), name + "*.pdf").Single();
        var (_, verdict, _) = await Tool.TryAsync("pdfsig", ["-nocert", signed]);
        Assert.Contains("Signature is Valid.", verdict, StringComparison.Ordinal);
        Assert.Contains("Total document signed", verdict, StringComparison.Ordinal);
        Assert.Contains("ETSI.CAdES.detached", verdict, StringComparison.Ordinal);
        Assert.Contains("No syntax or stream encoding errors", await Tool.RunAsync("qpdf", ["--check", signed]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Contract", "certificat")]
    [InlineData("Declaratie", "declar")]
    [InlineData("Conditii", "semnătur")]
    [InlineData("Proforma", "nu este factură fiscală")]
    public async Task has_papers_whose_Romanian_text_pdftotext_gives_back(string name, string text)
    {
        var paper = Directory.GetFiles(walk.At("papers"), name + "*.pdf").Single();
        Assert.Contains(text, await Tool.RunAsync("pdftotext", [paper, "-"]), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task has_every_CMS_verified_by_openssl()
    {
        var made = Directory.GetFiles(walk.At("cms"), "*.p7s");
        Assert.True(made.Length >= 13, $"only {made.Length} signatures were collected");
        foreach (var cms in made)
        {
            var content = Path.ChangeExtension(cms, ".content");
            string[] arguments = ["cms", "-verify", "-binary", "-inform", "DER", "-in", cms, "-noverify", "-out", "/dev/null"];
            var (code, _, errors) = await Tool.TryAsync("openssl", File.Exists(content) ? [.. arguments, "-content", content] : arguments);
            Assert.True(code == 0, $"{Path.GetFileName(cms)}: {errors}");
        }
    }

    [Fact]
    public void leaves_the_PIN_nowhere_but_in_its_own_summary()
    {
        var pin = Encoding.ASCII.GetBytes(walk.Pin);
        var searched = 0;
        foreach (var file in Directory.EnumerateFiles(walk.Folder, "*", SearchOption.AllDirectories).Where(file => file != walk.At("summary.json")))
        {
            Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(pin) < 0, $"the PIN stands in {file}");
            searched++;
        }

        Assert.True(searched > 40);
    }

    [Fact]
    public void survived_two_kills_with_one_certificate()
    {
        Assert.Equal(2, walk.Summary.GetProperty("kills").GetInt32());
        Assert.Single(Directory.EnumerateFiles(walk.At("service", "evidence"), "named-certificate", SearchOption.AllDirectories));
    }

    [Fact]
    public void tells_every_step_with_time_and_result() => Assert.All(
        walk.Summary.GetProperty("steps").EnumerateArray(),
        step =>
        {
            Assert.True(step.GetProperty("seconds").GetDouble() >= 0);
            Assert.DoesNotContain("failed", step.GetProperty("result").GetString(), StringComparison.Ordinal);
        });
}
