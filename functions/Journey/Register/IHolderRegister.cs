using DigiRenew.Pki;

namespace DigiRenew.Journey.Register;

/// <summary>What the provider knows of each certificate (SPEC §2, holder register).</summary>
public interface IHolderRegister
{
    /// <summary>The entry of a certificate.</summary>
    /// <param name="issuer">SHA-256 of the issuer's Name (DER).</param>
    /// <param name="serial">Upper-case hexadecimal.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<RegisterEntry?> FindAsync(Sha256Digest issuer, string serial, CancellationToken cancellationToken);

    /// <summary>Whether a certificate with this public key is known.</summary>
    Task<bool> HasKeyAsync(Sha256Digest publicKey, CancellationToken cancellationToken);

    /// <summary>Adds an entry or puts it in place of the one of the same certificate.</summary>
    Task PutAsync(RegisterEntry entry, CancellationToken cancellationToken);
}
