using System.Collections.Immutable;

namespace DigiRenew.Pki.Certificates;

/// <summary>What a certificate says (RFC 5280, ETSI EN 319 412), read strictly from its DER. Nothing is verified here.</summary>
public sealed record CertificateFacts
{
    public required ReadOnlyMemory<byte> Der { get; init; }

    /// <summary>SHA-256 of the DER.</summary>
    public required Sha256Digest Sha256 { get; init; }

    /// <summary>Serial number: its magnitude in upper-case hexadecimal, two digits an octet, no leading zero octet.</summary>
    public required string Serial { get; init; }

    /// <summary>DER of the issuer's Name.</summary>
    public required ReadOnlyMemory<byte> Issuer { get; init; }

    /// <summary>DER of the subject's Name.</summary>
    public required ReadOnlyMemory<byte> Subject { get; init; }

    public required DistinguishedName IssuerName { get; init; }

    public required DistinguishedName SubjectName { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>DER of the SubjectPublicKeyInfo.</summary>
    public required ReadOnlyMemory<byte> SubjectPublicKeyInfo { get; init; }

    /// <summary>SHA-256 of the SubjectPublicKeyInfo.</summary>
    public required Sha256Digest PublicKey { get; init; }

    /// <summary>The key's type; null where we do not know it.</summary>
    public required KeyAlgorithm? KeyAlgorithm { get; init; }

    /// <summary>Bits of the KeyUsage extension, digitalSignature = bit 0; null where it is absent.</summary>
    public required KeyUsage? KeyUsage { get; init; }

    public required bool IsAuthority { get; init; }

    public required int? PathLength { get; init; }

    public required QcStatements QcStatements { get; init; }

    /// <summary>Certificate policy OIDs.</summary>
    public required ImmutableArray<string> Policies { get; init; }

    public required ImmutableArray<string> ExtendedKeyUsages { get; init; }

    /// <summary>Whether the extended key usages are critical.</summary>
    public required bool MustBeUsedSo { get; init; }

    /// <summary>rfc822Name of the subject alternative name, else emailAddress of the subject, else null.</summary>
    public required string? Email { get; init; }

    public required ReadOnlyMemory<byte>? SubjectKeyIdentifier { get; init; }

    public required ReadOnlyMemory<byte>? AuthorityKeyIdentifier { get; init; }

    public required ImmutableArray<string> CrlAddresses { get; init; }

    public required ImmutableArray<string> OcspAddresses { get; init; }

    /// <summary>id-pkix-ocsp-nocheck: the issuer asks nobody to check this responder's own status (RFC 6960 §4.2.2.2.1).</summary>
    public required bool NeedsNoRevocationCheck { get; init; }

    /// <summary>OIDs of critical extensions that we do not understand.</summary>
    public required ImmutableArray<string> UnknownCriticalExtensions { get; init; }

    /// <summary>Reads one certificate, all of it.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Not exactly one DER certificate.</exception>
    public static CertificateFacts Read(ReadOnlyMemory<byte> der) => CertificateReader.Read(der);

    /// <summary>Two are equal when their octets are.</summary>
    public bool Equals(CertificateFacts? other) => other is not null && Sha256 == other.Sha256;

    public override int GetHashCode() => Sha256.GetHashCode();

    /// <summary>Subject and serial number.</summary>
    public override string ToString() => $"{SubjectName} ({Serial})";
}
