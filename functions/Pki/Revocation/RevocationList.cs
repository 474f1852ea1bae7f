using DigiRenew.Pki.Certificates;

namespace DigiRenew.Pki.Revocation;

/// <summary>A certificate revocation list (RFC 5280 §5), its signature verified by the issuer's key.</summary>
public sealed class RevocationList
{
    public DateTimeOffset ThisUpdate => throw new NotImplementedException();

    public DateTimeOffset? NextUpdate => throw new NotImplementedException();

    /// <summary>CRL number, decimal; null where absent.</summary>
    public string? Number => throw new NotImplementedException();

    /// <summary>The entry of a certificate by its serial number (upper-case hexadecimal), or null where it is not listed.</summary>
    public RevokedEntry? Find(string serial) => throw new NotImplementedException();

    /// <summary>Reads and verifies a list: complete (no delta, no indirect), signed by this issuer, no unknown critical extension.</summary>
    /// <returns>The list, or why it is refused.</returns>
    public static (RevocationList? List, string? Refused) Read(ReadOnlyMemory<byte> der, CertificateFacts issuer) => throw new NotImplementedException();

    /// <summary>Composes and signs a list.</summary>
    public static ValueTask<byte[]> ComposeAsync(
        CertificateFacts issuer,
        ISigningKey issuingKey,
        long number,
        DateTimeOffset thisUpdate,
        DateTimeOffset nextUpdate,
        IReadOnlyCollection<RevokedEntry> entries,
        CancellationToken cancellationToken) => throw new NotImplementedException();
}
