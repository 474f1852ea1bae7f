using DigiRenew.Journey.Effects;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Issuance;

/// <summary>Re-verifies the evidence, signs the fixed TBSCertificate, and keeps the certificate that came first.</summary>
public sealed class SignCertificate(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Task<EffectResult> RunAsync(RenewalId id, CancellationToken cancellationToken) => throw new NotImplementedException();
}
