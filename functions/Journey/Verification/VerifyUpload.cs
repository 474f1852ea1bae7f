using DigiRenew.Contracts;
using DigiRenew.Journey.Effects;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Verification;

/// <summary>Checks 2 to 5 of SPEC §5 on a stored upload; keeps a report and records the verdict.</summary>
public sealed class VerifyUpload(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Task<EffectResult> RunAsync(RenewalId id, UploadKind kind, int attempt, CancellationToken cancellationToken) => throw new NotImplementedException();
}
