using System.Globalization;
using DigiRenew.Journey.Issuance;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Revocation;

namespace DigiRenew.Journey.Revocation;

/// <summary>
/// Our own issuing authorities as others see them: a certificate and a revocation list each, by the name of the key. What was
/// revoked stands in the last list and nowhere else: whoever could write files, but not sign, can neither add to it nor take from it.
/// </summary>
public sealed class IssuingAuthority(IIssuingKey keys, IPublishedFiles files, TimeProvider time) : IRevocation
{
    private const int Races = 8;

    /// <summary>Long enough for an outage over a weekend; a fresh list comes long before (EN 319 411-1 CSS-6.3.9).</summary>
    private static readonly TimeSpan ListLifetime = TimeSpan.FromDays(3);

    /// <summary>Publishes a fresh list of each authority, and its certificate.</summary>
    /// <exception cref="InvalidDataException">A list that stands there is not this authority's, or has vanished: none is made over it.</exception>
    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        foreach (var issuing in Each())
        {
            await PublishListAsync(issuing, null, cancellationToken).ConfigureAwait(false);
            await PublishCertificateAsync(issuing, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <exception cref="InvalidDataException">None of our authorities issued the certificate, or its list is not to be trusted.</exception>
    public async Task RevokeAsync(CertificateFacts certificate, RevocationReason reason, DateTimeOffset at, CancellationToken cancellationToken)
    {
        // Serial numbers are random: where two authorities have one name, the other's list names nobody's certificate.
        var issuers = Each().Where(issuing => certificate.Issuer.Span.SequenceEqual(issuing.Certificate.Subject.Span)).ToList();
        if (issuers.Count == 0)
        {
            throw new InvalidDataException("None of our authorities issued this certificate.");
        }

        foreach (var issuing in issuers)
        {
            var entry = new RevokedEntry(certificate.Serial, WholeSeconds(at), reason == RevocationReason.Unspecified ? null : (int)reason);
            await PublishListAsync(issuing, entry, cancellationToken).ConfigureAwait(false);
        }
    }

    private IEnumerable<IIssuingKey> Each() => keys.Certificates.Select(certificate => keys.For(certificate.Sha256)!).DistinctBy(issuing => issuing.Name);

    private async Task PublishListAsync(IIssuingKey issuing, RevokedEntry? more, CancellationToken cancellationToken)
    {
        for (var race = 0; race < Races; race++)
        {
            var stands = await files.FindAsync(ListOf(issuing), cancellationToken).ConfigureAwait(false);
            var last = await ReadAsync(issuing, stands, cancellationToken).ConfigureAwait(false);
            if (more is not null && last?.Find(more.Serial) is not null)
            {
                return;
            }

            var number = last is null ? 1 : long.Parse(last.Number!, CultureInfo.InvariantCulture) + 1;
            var now = WholeSeconds(time.GetUtcNow());
            var entries = last?.Entries ?? [];
            var list = await RevocationList.ComposeAsync(
                issuing.Certificate,
                issuing.Key,
                number,
                now,
                now + ListLifetime,
                more is null ? [.. entries] : [.. entries, more],
                issuing.Certificate.NotBefore, // nothing is ever dropped
                cancellationToken).ConfigureAwait(false);
            if (await files.TryPublishAsync(ListOf(issuing), list, stands?.Version, cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }

        throw new IOException($"The list of {issuing.Name} was changed by others all the time.");
    }

    /// <summary>The last list; null where there was never one.</summary>
    private async Task<RevocationList?> ReadAsync(IIssuingKey issuing, PublishedFile? stands, CancellationToken cancellationToken)
    {
        if (stands is null)
        {
            // The certificate comes after the first list: where it stands, there was one.
            return await files.FindAsync(CertificateOf(issuing), cancellationToken).ConfigureAwait(false) is null
                ? null
                : throw new InvalidDataException($"The revocation list of {issuing.Name} has vanished: restore it; a new one would not know what was revoked.");
        }

        return RevocationList.Read(stands.Content, issuing.Certificate) is ({ Number: not null } list, _)
            ? list
            : throw new InvalidDataException($"What stands as the revocation list of {issuing.Name} is not by its key: restore the last one.");
    }

    private async Task PublishCertificateAsync(IIssuingKey issuing, CancellationToken cancellationToken)
    {
        var stands = await files.FindAsync(CertificateOf(issuing), cancellationToken).ConfigureAwait(false);
        if (stands?.Content.Span.SequenceEqual(issuing.Certificate.Der.Span) != true)
        {
            await files.TryPublishAsync(CertificateOf(issuing), issuing.Certificate.Der, stands?.Version, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string ListOf(IIssuingKey issuing) => $"{issuing.Name}.crl";

    private static string CertificateOf(IIssuingKey issuing) => $"{issuing.Name}.cer";

    private static DateTimeOffset WholeSeconds(DateTimeOffset moment) => new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
