using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Storage;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using Microsoft.Extensions.Logging;

namespace DigiRenew.Journey.Issuance;

/// <summary>Fixes serial number and validity, once the moment has come and a young enough CRL or OCSP answer says the old certificate is not revoked.</summary>
public sealed partial class BeginIssuance(JourneyContext context)
{
    private static readonly TimeSpan RevocationRetry = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ValidityRetry = TimeSpan.FromHours(1);

    private readonly ILogger _log = context.Logging.CreateLogger<BeginIssuance>();
    private readonly OrderEvidence _evidence = new(context);
    private readonly DecisiveStatus _status = new(context);

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
            return await BeginAsync(entry, moment, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception broken) when (BrokenEvidence.IsSaidBy(broken))
        {
            return await BrokenEvidence.HoldAsync(context, _log, id, broken, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<EffectResult> BeginAsync(LedgerEntry entry, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var ordered = await _evidence.VerifyAsync(entry, cancellationToken).ConfigureAwait(false);
        switch (await _status.RunAsync(entry.Id, ordered.Path, LastReceipt(entry), cancellationToken).ConfigureAwait(false))
        {
            case DecisiveAnswer.Revoked { Entry.IsOnHold: true }:
                return await StopAsync(entry.Id, new RenewalCommand.Hold("service", "old-certificate-on-hold"), cancellationToken).ConfigureAwait(false);
            case DecisiveAnswer.Revoked { Entry.At: var at }:
                return await StopAsync(entry.Id, new RenewalCommand.RecordOldRevoked(at), cancellationToken).ConfigureAwait(false);
            case DecisiveAnswer.AuthorityRevoked:
                return await StopAsync(entry.Id, new RenewalCommand.Hold("service", "issuing-certificate-revoked"), cancellationToken).ConfigureAwait(false);
            case DecisiveAnswer.Unknown unknown:
                if (context.Now - moment >= RenewalProcess.IssuanceAlarmAfter)
                {
                    RevocationUnknown(_log, entry.Id.Value, unknown.Cause);
                }

                return new EffectResult.Later(context.Now + RevocationRetry, "revocation-unknown");
            default:
                return await FixAsync(entry, ordered, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>When the newest upload came: the list or answer must not be older (SPEC §4).</summary>
    private static DateTimeOffset LastReceipt(LedgerEntry entry) =>
        entry.Events.Where(recorded => recorded.Event is RenewalEvent.UploadReceived).Max(recorded => recorded.At);

    private async Task<EffectResult> StopAsync(RenewalId id, RenewalCommand command, CancellationToken cancellationToken)
    {
        await context.Ledger.ExecuteAsync(id, Actor.Service, "revocation", _ => command, cancellationToken).ConfigureAwait(false);
        return EffectResult.Finished;
    }

    private async Task<EffectResult> FixAsync(LedgerEntry entry, OrderedCertificate ordered, CancellationToken cancellationToken)
    {
        var issuing = context.Ports.IssuingKey;
        var now = context.Now;
        var (notBefore, notAfter) = NewValidity.From(now, entry.Order.Draft.ValidityYears);
        if (notAfter <= ordered.Old.NotAfter || notAfter > issuing.Certificate.NotAfter)
        {
            ValidityImpossible(_log, entry.Id.Value);
            return new EffectResult.Later(now + ValidityRetry, "validity-impossible");
        }

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

    [LoggerMessage(EventId = 7001, Level = LogLevel.Critical, Message = "Renewal {RenewalId}: the date of issue passed over 24 hours ago and revocation is still unknown ({Cause}); an officer must look")]
    private static partial void RevocationUnknown(ILogger logger, Guid renewalId, string cause);

    [LoggerMessage(EventId = 7002, Level = LogLevel.Error, Message = "Renewal {RenewalId}: the new validity would end before the old certificate's or after the issuing certificate's")]
    private static partial void ValidityImpossible(ILogger logger, Guid renewalId);
}
