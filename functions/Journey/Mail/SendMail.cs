using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Mail;

/// <summary>Writes a message to the holder and hands it over.</summary>
public sealed class SendMail(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Task<EffectResult> RunAsync(RenewalId id, PendingEffect pending, RenewalEffect.SendMail mail, CancellationToken cancellationToken) => throw new NotImplementedException();
}
