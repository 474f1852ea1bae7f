using System.Collections.Immutable;
using System.Security.Cryptography;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Pki.Cms;

/// <summary>What stands in a SignedData with one signer; nothing of it is verified.</summary>
/// <param name="Issuer">DER of the Name of the signer's issuer, where the signer is named so.</param>
/// <param name="Serial">The signer's serial number, where it is named so.</param>
/// <param name="KeyIdentifier">The signer's key identifier, where it is named so.</param>
/// <param name="Digest">The digest algorithm; null where it is not accepted.</param>
/// <param name="Attributes">DER of the signed attributes as SET OF, null where there are none.</param>
/// <param name="Scheme">Null where the algorithm is not accepted.</param>
/// <param name="Signature">The signature value.</param>
internal sealed record SignedDataParts(
    ReadOnlyMemory<byte> Issuer,
    string? Serial,
    ReadOnlyMemory<byte>? KeyIdentifier,
    HashAlgorithmName? Digest,
    ReadOnlyMemory<byte>? Attributes,
    SignatureScheme? Scheme,
    ReadOnlyMemory<byte> Signature)
{
    public string ContentType { get; init; } = string.Empty;

    public ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>Whether revocation lists or unsigned attributes are carried along.</summary>
    public bool HasUnsigned { get; init; }

    public ImmutableArray<CertificateFacts> Certificates { get; init; } = [];

    /// <summary>Is this certificate the one that the signer is named by?</summary>
    public bool Names(CertificateFacts certificate) => KeyIdentifier is { } key
        ? certificate.SubjectKeyIdentifier is { } own && own.Span.SequenceEqual(key.Span)
        : certificate.Serial == Serial && certificate.Issuer.Span.SequenceEqual(Issuer.Span);
}
