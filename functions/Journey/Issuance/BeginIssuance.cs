using DigiRenew.Journey.Effects;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Issuance;

/// <summary>Fixes serial number and validity, once the moment has come and a young enough CRL says the old certificate is not revoked.</summary>
public sealed class BeginIssuance(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Task<EffectResult> RunAsync(RenewalId id, CancellationToken cancellationToken) => throw new NotImplementedException();
}
