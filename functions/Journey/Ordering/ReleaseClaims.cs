using DigiRenew.Journey.Effects;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Ordering;

/// <summary>Gives back the claim on the certificate when an order is over.</summary>
public sealed class ReleaseClaims(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Task<EffectResult> RunAsync(RenewalId id, Sha256Digest certificate, CancellationToken cancellationToken) => throw new NotImplementedException();
}
