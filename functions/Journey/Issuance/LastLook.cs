using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Ordering;
using DigiRenew.Journey.Storage;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using Microsoft.Extensions.Logging;

namespace DigiRenew.Journey.Issuance;

/// <summary>
/// What may have changed since an order was approved, looked at right before it is fixed, and again where the signature comes much later: whether the
/// old certificate was revoked (SPEC §4) or has expired, whether a certificate has the new key already, and whether key and device are still accepted.
/// </summary>
internal sealed partial class LastLook(JourneyContext context)
{
    private static readonly TimeSpan RevocationRetry = TimeSpan.FromMinutes(5);

    private readonly ILogger _log = context.Logging.CreateLogger<LastLook>();
    private readonly DecisiveStatus _status = new(context);
    private readonly Eligibility _eligibility = new(context);

    /// <returns>Null where the order may go on; else it was stopped, or waits.</returns>
    public async Task<EffectResult?> RunAsync(LedgerEntry entry, OrderedCertificate ordered, CancellationToken cancellationToken) =>
        (entry.Order.IsTooLateAt(context.Now) // first: a list may say nothing of it any more, and an officer has to decide anyway
            ? await HoldAsync(entry.Id, "old-certificate-expired", cancellationToken).ConfigureAwait(false)
            : null)
        ?? await RevocationAsync(entry, ordered, cancellationToken).ConfigureAwait(false)
        ?? (await ChangedAsync(entry, ordered, cancellationToken).ConfigureAwait(false) is { } cause
            ? await HoldAsync(entry.Id, cause, cancellationToken).ConfigureAwait(false)
            : null);

    /// <summary>Puts an order on hold; an officer is called.</summary>
    public Task<EffectResult> HoldAsync(RenewalId id, string cause, CancellationToken cancellationToken) =>
        StopAsync(id, new RenewalCommand.Hold("service", cause), cause, cancellationToken);

    private async Task<EffectResult?> RevocationAsync(LedgerEntry entry, OrderedCertificate ordered, CancellationToken cancellationToken)
    {
        var received = LastReceipt(entry);
        switch (await _status.RunAsync(entry.Id, ordered.Path, received, cancellationToken).ConfigureAwait(false))
        {
            case DecisiveAnswer.Good:
                return null;
            case DecisiveAnswer.Revoked { Entry.IsOnHold: true }:
                return await HoldAsync(entry.Id, "old-certificate-on-hold", cancellationToken).ConfigureAwait(false);
            case DecisiveAnswer.Revoked { Entry.At: var at }:
                return await StopAsync(entry.Id, new RenewalCommand.RecordOldRevoked(at), "revocation", cancellationToken).ConfigureAwait(false);
            case DecisiveAnswer.AuthorityRevoked:
                return await HoldAsync(entry.Id, "issuing-certificate-revoked", cancellationToken).ConfigureAwait(false);
            case DecisiveAnswer.Unknown { Cause: var cause }:
                if (context.Now - entry.Order.IssueMoment >= RenewalProcess.IssuanceAlarmAfter)
                {
                    RevocationUnknown(_log, entry.Id.Value, cause);
                }

                // Lists are dated by whole seconds: none of the second of the receipt is known to be younger.
                var second = WholeSecondAfter(received);
                return new EffectResult.Later(context.Now < second ? second : context.Now + RevocationRetry, "revocation-unknown");
            default:
                throw new InvalidOperationException("The old certificate is revoked, is not, or it is not known.");
        }
    }

    /// <summary>The code of what no longer holds; null where all does.</summary>
    private async Task<string?> ChangedAsync(LedgerEntry entry, OrderedCertificate ordered, CancellationToken cancellationToken)
    {
        var register = context.Ports.Register;
        var known = await register.FindAsync(Sha256Digest.Of(ordered.Old.Issuer.Span), ordered.Old.Serial, cancellationToken).ConfigureAwait(false);
        return await register.HasKeyAsync(ordered.Request.PublicKey, cancellationToken).ConfigureAwait(false) ? "key-in-use" // issued once already, and forgotten by a restore
            : context.Settings.KeyRulesOn(context.Today).Judge(ordered.Request.KeyAlgorithm, false, context.Today, KeyAlgorithmNames.ToWire)?.Problem.Code
            ?? _eligibility.JudgeDevice(entry.Order.Draft.Device, known, context.Today)?.Problem.Code;
    }

    /// <summary>When the newest upload came: the list or answer must not be older (SPEC §4).</summary>
    private static DateTimeOffset LastReceipt(LedgerEntry entry) =>
        entry.Events.Where(recorded => recorded.Event is RenewalEvent.UploadReceived).Max(recorded => recorded.At);

    private static DateTimeOffset WholeSecondAfter(DateTimeOffset moment) =>
        moment.AddTicks((TimeSpan.TicksPerSecond - (moment.Ticks % TimeSpan.TicksPerSecond)) % TimeSpan.TicksPerSecond);

    private async Task<EffectResult> StopAsync(RenewalId id, RenewalCommand command, string cause, CancellationToken cancellationToken)
    {
        await context.Ledger.ExecuteAsync(id, Actor.Service, cause, _ => command, cancellationToken).ConfigureAwait(false);
        return EffectResult.Finished;
    }

    [LoggerMessage(EventId = 7001, Level = LogLevel.Critical, Message = "Renewal {RenewalId}: the date of issue passed over 24 hours ago and revocation is still unknown ({Cause}); an officer must look")]
    private static partial void RevocationUnknown(ILogger logger, Guid renewalId, string cause);
}
