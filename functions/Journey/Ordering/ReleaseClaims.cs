using DigiRenew.Journey.Effects;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Ordering;

/// <summary>Gives back the claim on the certificate when an order is over, and the one on the new key where no certificate has it.</summary>
public sealed class ReleaseClaims(JourneyContext context)
{
    private readonly OrderClaims _claims = new(context);

    public async Task<EffectResult> RunAsync(RenewalId id, Sha256Digest certificate, CancellationToken cancellationToken)
    {
        if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is { State.IsEnded: true } entry)
        {
            await _claims.ReleaseAsync(id, certificate, entry.Order.KeyIsUsed ? null : entry.Order.Draft.NewKey, cancellationToken).ConfigureAwait(false);
        }

        return EffectResult.Finished;
    }
}
