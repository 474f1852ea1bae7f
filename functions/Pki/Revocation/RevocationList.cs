using System.Numerics;
using System.Security.Cryptography;
using DigiRenew.Pki.Asn1;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Pki.Revocation;

/// <summary>A certificate revocation list (RFC 5280 §5), its signature verified by the issuer's key.</summary>
public sealed class RevocationList
{
    private const int LargestList = 64 * 1024 * 1024;

    private readonly RevokedCertificates _entries;
    private readonly RevocationScope _scope;

    internal RevocationList(
        DateTimeOffset thisUpdate, DateTimeOffset? nextUpdate, string? number, RevocationScope scope, DateTimeOffset? expiredSince, RevokedCertificates entries)
    {
        ThisUpdate = thisUpdate;
        NextUpdate = nextUpdate;
        Number = number;
        _scope = scope;
        ExpiredSince = expiredSince;
        _entries = entries;
    }

    public DateTimeOffset ThisUpdate { get; }

    public DateTimeOffset? NextUpdate { get; }

    /// <summary>CRL number, decimal; null where absent.</summary>
    public string? Number { get; }

    /// <summary>Certificates that expired at this moment or later stay on the list (expiredCertsOnCRL, X.509 §9.5.2.8); null where it does not say so.</summary>
    public DateTimeOffset? ExpiredSince { get; }

    /// <summary>How many certificates are listed.</summary>
    public int Count => _entries.Count;

    /// <summary>All entries, in the order of their serial numbers.</summary>
    public IEnumerable<RevokedEntry> Entries => _entries.All();

    /// <summary>The entry of a certificate by its serial number (hexadecimal), or null where it is not listed.</summary>
    /// <exception cref="ArgumentException">Not a serial number.</exception>
    public RevokedEntry? Find(string serial) => _entries.Find(SerialNumber.Canonical(serial));

    /// <summary>
    /// Whether the list is one of this certificate: of another it says nothing, where it is of end entities only, or of those only that name its
    /// distribution point (RFC 5280 §6.3.3 (b)).
    /// </summary>
    public bool Covers(CertificateFacts certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return _scope.Covers(certificate);
    }

    /// <summary>
    /// Whether a certificate that is not listed is not revoked: it is one that the list covers, and a list that was issued after it had expired
    /// may have dropped it (RFC 5280 §3.3), unless it says that it keeps such.
    /// </summary>
    public bool TellsOf(CertificateFacts certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return Covers(certificate) && (ThisUpdate <= certificate.NotAfter || ExpiredSince <= certificate.NotAfter);
    }

    /// <summary>Reads and verifies a list: complete (no delta, no indirect), signed by this issuer, no unknown critical extension; at most 64 MiB.</summary>
    /// <returns>The list, or why it is refused.</returns>
    public static (RevocationList? List, string? Refused) Read(ReadOnlyMemory<byte> der, CertificateFacts issuer)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        if (der.Length > LargestList)
        {
            return (null, "The list is longer than 64 MiB.");
        }

        if (issuer.KeyUsage is { } usage && !usage.HasFlag(KeyUsage.CrlSign))
        {
            return (null, "The issuer may not sign lists.");
        }

        try
        {
            var signed = Der.Read(der, "a revocation list", SignedStructure.Read);
            return signed.Scheme is null ? (null, "The signature algorithm of the list is not accepted.")
                : !signed.HoldsUnder(issuer.SubjectPublicKeyInfo) ? (null, "The signature of the list does not hold under the issuer's key.")
                : (Der.Read(signed.ToBeSigned, "a revocation list", reader => RevocationListReader.Read(reader, signed.Algorithm, issuer)), null);
        }
        catch (CryptographicException problem)
        {
            return (null, problem.InnerException is { Message: var why } ? $"{problem.Message} {why}" : problem.Message);
        }
    }

    /// <summary>Composes and signs a list that says that it drops nobody who has expired: such are the lists of our own authorities.</summary>
    /// <exception cref="ArgumentException">The key is not the issuer's, or an entry can't be written.</exception>
    /// <exception cref="CryptographicException">The key gave a signature that doesn't hold.</exception>
    public static ValueTask<byte[]> ComposeAsync(
        CertificateFacts issuer,
        ISigningKey issuingKey,
        BigInteger number,
        DateTimeOffset thisUpdate,
        DateTimeOffset nextUpdate,
        IReadOnlyCollection<RevokedEntry> entries,
        CancellationToken cancellationToken) =>
        ComposeAsync(issuer, issuingKey, number, thisUpdate, nextUpdate, entries, issuer?.NotBefore, cancellationToken);

    /// <summary>Composes and signs a list of version 2; entries in order of date and serial number.</summary>
    /// <param name="issuer">Whose list it is.</param>
    /// <param name="issuingKey">Its key.</param>
    /// <param name="number">CRL number.</param>
    /// <param name="thisUpdate">UTC.</param>
    /// <param name="nextUpdate">UTC.</param>
    /// <param name="entries">The revoked certificates.</param>
    /// <param name="expiredSince">From when on expired certificates stay listed; null leaves that open.</param>
    /// <param name="cancellationToken">Ends the wait for the key.</param>
    /// <exception cref="ArgumentException">The key is not the issuer's, or an entry can't be written.</exception>
    /// <exception cref="CryptographicException">The key gave a signature that doesn't hold.</exception>
    public static async ValueTask<byte[]> ComposeAsync(
        CertificateFacts issuer,
        ISigningKey issuingKey,
        BigInteger number,
        DateTimeOffset thisUpdate,
        DateTimeOffset nextUpdate,
        IReadOnlyCollection<RevokedEntry> entries,
        DateTimeOffset? expiredSince,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        ArgumentNullException.ThrowIfNull(issuingKey);
        ArgumentNullException.ThrowIfNull(entries);
        if (!issuingKey.SubjectPublicKeyInfo.Span.SequenceEqual(issuer.SubjectPublicKeyInfo.Span))
        {
            throw new ArgumentException("This is not the issuer's key.", nameof(issuingKey));
        }

        var toBeSigned = RevocationListWriter.Write(issuer, issuingKey.Scheme, number, thisUpdate, nextUpdate, entries, expiredSince);
        var signature = await SignedStructure.SignAsync(toBeSigned, issuingKey, cancellationToken).ConfigureAwait(false);
        return SignedStructure.Join(toBeSigned, issuingKey.Scheme, signature);
    }
}
