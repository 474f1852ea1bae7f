using DigiRenew.Pki;
using Xunit;

namespace DigiRenew.Tests.Unit.Tokens;

/// <summary>OpenSSL judges signatures.</summary>
internal static class OpenSsl
{
    public static void Verifies(ReadOnlyMemory<byte> subjectPublicKeyInfo, SignatureScheme scheme, byte[] message, byte[] signature)
    {
        var folder = Directory.CreateTempSubdirectory("digirenew-openssl-").FullName;
        try
        {
            string In(string name, ReadOnlySpan<byte> octets)
            {
                var path = Path.Combine(folder, name);
                File.WriteAllBytes(path, octets);
                return path;
            }

            var key = Path.Combine(folder, "key.pem");
            Tool.Run("openssl", "pkey", "-pubin", "-inform", "DER", "-in", In("key.der", subjectPublicKeyInfo.Span), "-out", key);
            string[] padding = scheme == SignatureScheme.RsaPssSha256
                ? ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:32", "-sigopt", "rsa_mgf1_md:sha256"]
                : [];
            var said = Tool.Run(
                "openssl",
                ["dgst", scheme == SignatureScheme.EcdsaSha384 ? "-sha384" : "-sha256", "-verify", key, .. padding, "-signature", In("signature", signature), In("message", message)]);
            Assert.Equal("Verified OK", said.Trim());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
