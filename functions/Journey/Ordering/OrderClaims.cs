using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Ordering;

/// <summary>The claims of an order: one open order a certificate, one use of a key.</summary>
internal sealed class OrderClaims(JourneyContext context)
{
    /// <summary>After this a claim whose order was never placed may be taken over.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static string CertificateName(Sha256Digest certificate) => $"certificate/{certificate}";

    public static string KeyName(Sha256Digest key) => $"key/{key}";

    /// <summary>
    /// Whether a key is that of a placed order. One that an order claimed and was never placed with may be drafted with again: placing decides.
    /// </summary>
    public async Task<bool> IsKeyTakenAsync(Sha256Digest key, CancellationToken cancellationToken) =>
        await context.Ports.Claims.FindOwnerAsync(KeyName(key), context.Now, cancellationToken).ConfigureAwait(false) is { } owner
        && await context.Ledger.FindAsync(RenewalId.Parse(owner), cancellationToken).ConfigureAwait(false) is { State.Facts.Placement: not null } other
        && !GaveKeyBack(other);

    /// <summary>Claims certificate and key for an order, or says whose they are; then nothing stays claimed that was not before.</summary>
    public async Task<Refusal?> TakeAsync(RenewalId id, Sha256Digest certificate, Sha256Digest key, CancellationToken cancellationToken)
    {
        if (await TakeAsync(CertificateName(certificate), id, other => other.State.IsEnded, cancellationToken).ConfigureAwait(false) is { } holder)
        {
            return Refusal.Because(Problems.AlreadyOrdered, ("number", holder.Number));
        }

        if (await TakeAsync(KeyName(key), id, GaveKeyBack, cancellationToken).ConfigureAwait(false) is not null)
        {
            await context.Ports.Claims.ReleaseAsync(CertificateName(certificate), id.ToString(), cancellationToken).ConfigureAwait(false);
            return Refusal.Because(Problems.KeyInUse);
        }

        return null;
    }

    /// <summary>Gives certificate and key back.</summary>
    public async Task ReleaseAsync(RenewalId id, Sha256Digest certificate, Sha256Digest? key, CancellationToken cancellationToken)
    {
        await context.Ports.Claims.ReleaseAsync(CertificateName(certificate), id.ToString(), cancellationToken).ConfigureAwait(false);
        if (key is { } unused)
        {
            await context.Ports.Claims.ReleaseAsync(KeyName(unused), id.ToString(), cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool GaveKeyBack(LedgerEntry other) => other.State is RenewalState.Ended && !other.Order.KeyIsUsed;

    /// <summary>Claims one name.</summary>
    /// <returns>Null where it is this order's now; else the order whose it is.</returns>
    private async Task<RenewalId?> TakeAsync(string name, RenewalId id, Func<LedgerEntry, bool> isOver, CancellationToken cancellationToken)
    {
        var owner = id.ToString();
        var claim = await context.Ports.Claims.TryClaimAsync(name, owner, null, cancellationToken).ConfigureAwait(false);
        if (claim.Owner == owner)
        {
            return null;
        }

        var other = RenewalId.Parse(claim.Owner);
        var entry = await context.Ledger.FindAsync(other, cancellationToken).ConfigureAwait(false);
        var abandoned = entry is { State.Facts.Placement: not null } ? isOver(entry) : claim.Since + Patience < context.Now;
        if (abandoned)
        {
            claim = await context.Ports.Claims.ReplaceAsync(name, claim.Owner, owner, cancellationToken).ConfigureAwait(false);
        }

        return claim.Owner == owner ? null : RenewalId.Parse(claim.Owner);
    }
}
