namespace DigiRenew.Demo;

/// <summary>Programs that nobody here wrote look at what the renewal made.</summary>
public static class Judges
{
    /// <summary>openssl verifies the new certificate today, up to the demo root; subject as before, key new, profile there.</summary>
    public static async Task<string> CertificateAsync(string certificates, string request)
    {
        string At(string name) => Path.Combine(certificates, name + ".pem");
        var verdict = await Tool.RunAsync("openssl", ["verify", "-x509_strict", "-CAfile", At("root"), "-untrusted", At("issuing"), At("new")]);
        async Task<string> Field(string name, string field) => await Tool.RunAsync("openssl", ["x509", "-in", At(name), "-noout", field]);
        Expect(await Field("old", "-subject_hash") == await Field("new", "-subject_hash"), "the subject has changed");
        Expect(await Field("old", "-pubkey") != await Field("new", "-pubkey"), "the key has not changed");
        var text = await Tool.RunAsync("openssl", ["x509", "-in", At("new"), "-noout", "-text", "-nameopt", "utf8"]);
        foreach (var wanted in new[] { "X509v3 Key Usage: critical", "Non Repudiation", "0.4.0.194112.1.2", "qcStatements", "X509v3 Authority Key Identifier", "X509v3 Subject Key Identifier", "CRL Distribution Points" })
        {
            Expect(text.Contains(wanted, StringComparison.Ordinal), $"openssl does not show {wanted}");
        }

        var (requestCode, _, requestVerdict) = await Tool.TryAsync("openssl", ["req", "-verify", "-noout", "-in", request]);
        Expect(requestCode == 0 && requestVerdict.Contains("verify OK", StringComparison.Ordinal), "the certification request does not verify");
        return verdict.Trim().Split('/')[^1];
    }

    /// <summary>pdfsig calls each signed paper valid over the total document, qpdf finds nothing, pdftotext gives Romanian text back.</summary>
    public static async Task<string> PaperAsync(string signed, string expectedText)
    {
        var (_, verdict, _) = await Tool.TryAsync("pdfsig", ["-nocert", signed]);
        Expect(verdict.Contains("Signature is Valid.", StringComparison.Ordinal), $"pdfsig: {verdict}");
        Expect(verdict.Contains("Total document signed", StringComparison.Ordinal), $"pdfsig: {verdict}");
        await Tool.RunAsync("qpdf", ["--check", signed]);
        var text = await Tool.RunAsync("pdftotext", ["-layout", signed, "-"]);
        Expect(text.Contains(expectedText, StringComparison.OrdinalIgnoreCase), $"pdftotext does not find “{expectedText}”");
        return "Signature is Valid, Total document signed";
    }

    /// <summary>openssl verifies a CMS; its signer need not chain to anything here.</summary>
    public static async Task CmsAsync(string cms, string? detached)
    {
        string[] arguments = ["cms", "-verify", "-binary", "-inform", "DER", "-in", cms, "-noverify", "-out", "/dev/null"];
        await Tool.RunAsync("openssl", detached is null ? arguments : [.. arguments, "-content", detached]);
    }

    /// <summary>pkcs11-tool finds two pairs, each certificate with its private key under one CKA_ID, every key sensitive, never extractable and made on the token.</summary>
    public static async Task<string> TokenAsync(DemoToken token)
    {
        // pkcs11-tool reads the PIN from an environment variable, so that it stands in no argument.
        var environment = new Dictionary<string, string>(token.Environment) { ["DEMO_PIN"] = token.Pin };
        string[] module = ["--module", Programs.SoftHsm];
        var keys = Objects(await Tool.RunAsync("pkcs11-tool", [.. module, "--login", "--pin", "env:DEMO_PIN", "--list-objects", "--type", "privkey"], environment), "Private Key Object");
        var certificates = Objects(await Tool.RunAsync("pkcs11-tool", [.. module, "--list-objects", "--type", "cert"], environment), "Certificate Object");
        Expect(keys.Count == 2 && certificates.Count == 2, $"the token holds {keys.Count} private keys and {certificates.Count} certificates");
        foreach (var (id, text) in keys)
        {
            Expect(certificates.ContainsKey(id), $"the private key {id} has no certificate");
            foreach (var wanted in new[] { "always sensitive", "never extractable", "local" })
            {
                Expect(text.Contains(wanted, StringComparison.Ordinal), $"the private key {id} is not {wanted}");
            }
        }

        return "two pairs under one CKA_ID each; keys sensitive, never extractable, made on the token";
    }

    private static Dictionary<string, string> Objects(string listing, string title) => listing.Split(title).Skip(1).ToDictionary(
        text => text.Split('\n').Single(line => line.TrimStart().StartsWith("ID:", StringComparison.Ordinal)).Split(':', 2)[1].Trim(), text => text);

    private static void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new DemoException(otherwise);
        }
    }
}
