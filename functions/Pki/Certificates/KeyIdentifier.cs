using System.Security.Cryptography;
using DigiRenew.Pki.Asn1;

namespace DigiRenew.Pki.Certificates;

/// <summary>Key identifiers by RFC 7093 §2 method 1: the leftmost 160 bits of the SHA-256 of the public key's bits.</summary>
internal static class KeyIdentifier
{
    private const int Octets = 20;

    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> subjectPublicKeyInfo) =>
        SHA256.HashData(ReadableKey.BitsOf(subjectPublicKeyInfo)).AsMemory(0, Octets);

    /// <summary>What the certificate itself says, else as we make it.</summary>
    public static ReadOnlyMemory<byte> Of(CertificateFacts certificate) => certificate.SubjectKeyIdentifier ?? Of(certificate.SubjectPublicKeyInfo);
}
