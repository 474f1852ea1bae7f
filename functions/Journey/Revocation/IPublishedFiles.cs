namespace DigiRenew.Journey.Revocation;

/// <summary>
/// What everybody who relies on a certificate may fetch: revocation lists and issuing certificates, by the names that certificates
/// carry (RFC 5280 §4.2.1.13, §4.2.2.1), e.g. issuing.crl or issuing-2.cer.
/// </summary>
public interface IPublishedFiles
{
    /// <summary>A file as it stands, or null where there is none by this name.</summary>
    Task<PublishedFile?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Puts a file in the place of the one that was seen, whole and in one write; under any race one writer is first.</summary>
    /// <param name="name">Letters, digits and hyphens, and an ending.</param>
    /// <param name="content">DER.</param>
    /// <param name="seen">Version of the file that was seen; null: there was none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False where another stands there by now.</returns>
    Task<bool> TryPublishAsync(string name, ReadOnlyMemory<byte> content, string? seen, CancellationToken cancellationToken);
}
