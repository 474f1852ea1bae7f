using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using DigiRenew.Renewal.Rules;
using Microsoft.Extensions.Logging;

namespace DigiRenew.Journey.Issuance;

/// <summary>
/// Fixes serial number and validity, once the moment has come, the whole evidence holds, and a young enough CRL or OCSP answer says the old
/// certificate is not revoked. What does not hold puts the order on hold while all about it can still be changed.
/// </summary>
public sealed class BeginIssuance(JourneyContext context)
{
    private readonly ILogger _log = context.Logging.CreateLogger<BeginIssuance>();
    private readonly IssuanceEvidence _evidence = new(context);
    private readonly LastLook _lastLook = new(context);

    public async Task<EffectResult> RunAsync(RenewalId id, CancellationToken cancellationToken)
    {
        var entry = await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (entry?.State is not RenewalState.Scheduled { Order.IssueMoment: { } moment })
        {
            return EffectResult.Finished;
        }

        if (moment > context.Now)
        {
            return new EffectResult.NotYet(moment);
        }

        try
        {
            var ordered = await _evidence.VerifyAsync(entry, cancellationToken).ConfigureAwait(false);
            return await _lastLook.RunAsync(entry, ordered, cancellationToken).ConfigureAwait(false)
                ?? await FixAsync(entry, ordered, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception broken) when (BrokenEvidence.IsSaidBy(broken))
        {
            return await BrokenEvidence.HoldAsync(context, _log, id, broken, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<EffectResult> FixAsync(LedgerEntry entry, OrderedCertificate ordered, CancellationToken cancellationToken)
    {
        var issuing = context.Ports.IssuingKey;
        var now = context.Now;
        var years = entry.Order.Draft.ValidityYears;
        if (!NewValidity.IsPossible(now, years, ordered.Old.NotAfter, issuing.Certificate.NotAfter))
        {
            return await _lastLook.HoldAsync(entry.Id, "validity-not-possible", cancellationToken).ConfigureAwait(false);
        }

        var (notBefore, notAfter) = NewValidity.From(now, years);
        var serial = NewCertificate.DrawSerial();
        var toBeSigned = NewCertificate.Compose(context.Settings, issuing, entry.Order, ordered, serial, notBefore, notAfter);
        var digest = await context.Ports.Evidence.KeepAsync(entry.Id, toBeSigned, cancellationToken).ConfigureAwait(false);
        var happened = new RenewalEvent.IssuanceFixed(serial, notBefore, notAfter, issuing.Certificate.Sha256, digest);
        await context.Ledger.ExecuteAsync(
            entry.Id,
            Actor.Service,
            "issue-moment",
            _ => new RenewalCommand.FixIssuance(happened, now, now <= ordered.Old.NotAfter),
            cancellationToken).ConfigureAwait(false);
        return EffectResult.Finished;
    }
}
