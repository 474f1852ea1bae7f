namespace DigiRenew.Http;

/// <summary>Revocation lists and CA certificates that this host serves (RFC 5280 §4.2.1.13, §4.2.2.1).</summary>
public interface ICertificateRepository
{
    /// <summary>A file by its name, e.g. issuing.crl or root.cer (DER); null where there is none.</summary>
    Task<ReadOnlyMemory<byte>?> FindAsync(string name, CancellationToken cancellationToken);
}
