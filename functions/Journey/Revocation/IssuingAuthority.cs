using System.Globalization;
using System.Numerics;
using System.Runtime.ExceptionServices;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Revocation;

namespace DigiRenew.Journey.Revocation;

/// <summary>
/// Our own issuing authorities as others see them: a certificate and a revocation list each, by the name of the key. What was
/// revoked stands in the last list and nowhere else: whoever could write files, but not sign, can neither add to it nor take from it.
/// </summary>
/// <param name="keys">The issuing keys that are at hand.</param>
/// <param name="files">Where lists and certificates are served from.</param>
/// <param name="claims">Remember that there was a list, apart from it.</param>
/// <param name="time">The host's clock.</param>
public sealed class IssuingAuthority(IIssuingKey keys, IPublishedFiles files, IClaims claims, TimeProvider time) : IRevocation
{
    private const int Races = 8;
    private const string Published = "published";

    /// <summary>Long enough for an outage over a weekend; a fresh list comes long before (EN 319 411-1 CSS-6.3.9).</summary>
    private static readonly TimeSpan ListLifetime = TimeSpan.FromDays(3);

    /// <summary>The list that somebody else made last, by the name of its authority, for the first one to go on from; none where nobody did.</summary>
    public Func<string, ReadOnlyMemory<byte>?> Given { get; init; } = _ => null;

    /// <summary>Publishes a fresh list of each authority, and its certificate.</summary>
    /// <exception cref="InvalidDataException">A list that stands there is not this authority's, or has vanished: none is made over it. The others are published.</exception>
    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        ExceptionDispatchInfo? failed = null;
        foreach (var issuing in Each())
        {
            try
            {
                await PublishListAsync(issuing, null, cancellationToken).ConfigureAwait(false);
                await PublishCertificateAsync(issuing, cancellationToken).ConfigureAwait(false);
            }
            catch (InvalidDataException broken)
            {
                failed = ExceptionDispatchInfo.Capture(broken);
            }
        }

        failed?.Throw();
    }

    /// <exception cref="InvalidDataException">None of the keys at hand signed the certificate, or the list of the one that did is not to be trusted.</exception>
    public Task RevokeAsync(CertificateFacts certificate, RevocationReason reason, DateTimeOffset at, CancellationToken cancellationToken)
    {
        // Not by its name: keys that follow each other have one name, and a list of each.
        var issuing = Each().FirstOrDefault(issuing => CertificateSignature.IsBy(issuing.Certificate, certificate))
            ?? throw new InvalidDataException("None of the issuing keys at hand signed this certificate: it can’t be put into a list.");
        return PublishListAsync(
            issuing, new(certificate.Serial, WholeSeconds(at), reason == RevocationReason.Unspecified ? null : (int)reason), cancellationToken);
    }

    /// <summary>Reads a list for the next one to go on from.</summary>
    /// <exception cref="InvalidDataException">It is no list of the authority, or has no number.</exception>
    public static RevocationList Read(ReadOnlyMemory<byte> list, CertificateFacts authority, string name) => RevocationList.Read(list, authority) switch
    {
        ({ Number: not null } read, _) => read,
        (null, var refused) => throw new InvalidDataException($"What stands as {name} is no list of its authority (DER): {refused} Put the last one there."),
        _ => throw new InvalidDataException($"The list {name} has no CRL number (RFC 5280 §5.2.3): the next one can’t go on from it."),
    };

    private IEnumerable<IIssuingKey> Each() => keys.Certificates.Select(certificate => keys.For(certificate.Sha256)!).DistinctBy(issuing => issuing.Name);

    private async Task PublishListAsync(IIssuingKey issuing, RevokedEntry? more, CancellationToken cancellationToken)
    {
        for (var race = 0; race < Races; race++)
        {
            var stands = await files.FindAsync(ListOf(issuing), cancellationToken).ConfigureAwait(false);
            var last = await ReadLastAsync(issuing, stands, cancellationToken).ConfigureAwait(false);
            if (more is not null && last?.Find(more.Serial) is { IsOnHold: false })
            {
                return;
            }

            var next = await ComposeAsync(issuing, last, more, cancellationToken).ConfigureAwait(false);
            if (await files.TryPublishAsync(ListOf(issuing), next, stands?.Version, cancellationToken).ConfigureAwait(false))
            {
                await claims.TryClaimAsync(ClaimOf(issuing), Published, null, cancellationToken).ConfigureAwait(false);
                return;
            }
        }

        throw new IOException($"The list of {issuing.Name} was changed by others all the time.");
    }

    private ValueTask<byte[]> ComposeAsync(IIssuingKey issuing, RevocationList? last, RevokedEntry? more, CancellationToken cancellationToken)
    {
        var now = WholeSeconds(time.GetUtcNow());
        var entries = (last?.Entries ?? []).Where(entry => entry.Serial != more?.Serial); // a hold gives way to what is for good
        return RevocationList.ComposeAsync(
            issuing.Certificate,
            issuing.Key,
            last is null ? 1 : BigInteger.Parse(last.Number!, CultureInfo.InvariantCulture) + 1,
            now,
            now + ListLifetime,
            more is null ? [.. entries] : [.. entries, more],
            // We drop nobody; who made the list that we went on from may have, unless it says otherwise.
            last is null ? issuing.Certificate.NotBefore : last.ExpiredSince ?? last.ThisUpdate,
            cancellationToken);
    }

    /// <summary>The last list; null where there was never one.</summary>
    private async Task<RevocationList?> ReadLastAsync(IIssuingKey issuing, PublishedFile? stands, CancellationToken cancellationToken)
    {
        if (stands is not null)
        {
            return Read(stands.Content, issuing.Certificate, ListOf(issuing));
        }

        return await claims.FindOwnerAsync(ClaimOf(issuing), time.GetUtcNow(), cancellationToken).ConfigureAwait(false) is not null
            ? throw new InvalidDataException($"The revocation list of {issuing.Name} has vanished: restore it; a new one would not know what was revoked.")
            : Given(issuing.Name) is { } given ? Read(given, issuing.Certificate, ListOf(issuing))
            : null;
    }

    private async Task PublishCertificateAsync(IIssuingKey issuing, CancellationToken cancellationToken)
    {
        var name = $"{issuing.Name}.cer";
        var stands = await files.FindAsync(name, cancellationToken).ConfigureAwait(false);
        if (stands?.Content.Span.SequenceEqual(issuing.Certificate.Der.Span) != true)
        {
            await files.TryPublishAsync(name, issuing.Certificate.Der, stands?.Version, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string ListOf(IIssuingKey issuing) => $"{issuing.Name}.crl";

    private static string ClaimOf(IIssuingKey issuing) => $"revocation-list/{issuing.Certificate.PublicKey.Hex}";

    private static DateTimeOffset WholeSeconds(DateTimeOffset moment) => new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
