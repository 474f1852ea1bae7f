using System.Security.Cryptography.X509Certificates;
using System.Text;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Hosts.Admin;

/// <summary>A certificate from a file, PEM or DER.</summary>
internal static class CertificateFile
{
    public static CertificateFacts Read(FileInfo file)
    {
        var octets = File.ReadAllBytes(file.FullName);
        using var read = octets.AsSpan().StartsWith("-----BEGIN"u8)
            ? X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(octets))
            : X509CertificateLoader.LoadCertificate(octets);
        return CertificateFacts.Read(read.RawData);
    }
}
