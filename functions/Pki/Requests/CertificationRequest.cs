using DigiRenew.Pki.Certificates;

namespace DigiRenew.Pki.Requests;

/// <summary>A PKCS #10 certification request (RFC 2986) whose proof of possession holds.</summary>
/// <param name="Der">The whole request.</param>
/// <param name="Subject">DER of the subject's Name.</param>
/// <param name="SubjectPublicKeyInfo">DER of the public key.</param>
/// <param name="PublicKey">SHA-256 of the SubjectPublicKeyInfo.</param>
/// <param name="KeyAlgorithm">The key's type, or null where we do not know it.</param>
public sealed record CertificationRequest(
    ReadOnlyMemory<byte> Der,
    ReadOnlyMemory<byte> Subject,
    ReadOnlyMemory<byte> SubjectPublicKeyInfo,
    Sha256Digest PublicKey,
    KeyAlgorithm? KeyAlgorithm)
{
    /// <summary>Makes a request for a subject, signed by the new key.</summary>
    public static ValueTask<CertificationRequest> CreateAsync(ReadOnlyMemory<byte> subject, ISigningKey newKey, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Reads a request and verifies its signature.</summary>
    /// <returns>The request, or why it is refused.</returns>
    public static (CertificationRequest? Request, string? Refused) Read(ReadOnlyMemory<byte> der) => throw new NotImplementedException();
}
