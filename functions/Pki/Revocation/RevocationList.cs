using System.Security.Cryptography;
using DigiRenew.Pki.Asn1;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Pki.Revocation;

/// <summary>A certificate revocation list (RFC 5280 §5), its signature verified by the issuer's key.</summary>
public sealed class RevocationList
{
    private const int LargestList = 64 * 1024 * 1024;

    private readonly RevokedCertificates _entries;

    internal RevocationList(DateTimeOffset thisUpdate, DateTimeOffset? nextUpdate, string? number, bool coversAuthorities, RevokedCertificates entries)
    {
        ThisUpdate = thisUpdate;
        NextUpdate = nextUpdate;
        Number = number;
        CoversAuthorities = coversAuthorities;
        _entries = entries;
    }

    public DateTimeOffset ThisUpdate { get; }

    public DateTimeOffset? NextUpdate { get; }

    /// <summary>CRL number, decimal; null where absent.</summary>
    public string? Number { get; }

    /// <summary>False where the list is of end entities only (onlyContainsUserCerts): it says nothing of an issuing certificate.</summary>
    public bool CoversAuthorities { get; }

    /// <summary>How many certificates are listed.</summary>
    public int Count => _entries.Count;

    /// <summary>All entries, in the order of their serial numbers.</summary>
    public IEnumerable<RevokedEntry> Entries => _entries.All();

    /// <summary>The entry of a certificate by its serial number (hexadecimal), or null where it is not listed.</summary>
    /// <exception cref="ArgumentException">Not a serial number.</exception>
    public RevokedEntry? Find(string serial) => _entries.Find(SerialNumber.Canonical(serial));

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

    /// <summary>Composes and signs a list of version 2; entries in order of date and serial number.</summary>
    /// <exception cref="ArgumentException">The key is not the issuer's, or an entry can't be written.</exception>
    /// <exception cref="CryptographicException">The key gave a signature that doesn't hold.</exception>
    public static async ValueTask<byte[]> ComposeAsync(
        CertificateFacts issuer,
        ISigningKey issuingKey,
        long number,
        DateTimeOffset thisUpdate,
        DateTimeOffset nextUpdate,
        IReadOnlyCollection<RevokedEntry> entries,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        ArgumentNullException.ThrowIfNull(issuingKey);
        ArgumentNullException.ThrowIfNull(entries);
        if (!issuingKey.SubjectPublicKeyInfo.Span.SequenceEqual(issuer.SubjectPublicKeyInfo.Span))
        {
            throw new ArgumentException("This is not the issuer's key.", nameof(issuingKey));
        }

        var toBeSigned = RevocationListWriter.Write(issuer, issuingKey.Scheme, number, thisUpdate, nextUpdate, entries);
        var signature = await SignedStructure.SignAsync(toBeSigned, issuingKey, cancellationToken).ConfigureAwait(false);
        return SignedStructure.Join(toBeSigned, issuingKey.Scheme, signature);
    }
}
