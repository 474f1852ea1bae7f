using System.Net.Sockets;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Mail;
using DigiRenew.Journey.Ordering;
using DigiRenew.Journey.Papers;
using DigiRenew.Journey.Register;
using DigiRenew.Journey.Reminders;
using DigiRenew.Journey.Retention;
using DigiRenew.Journey.Revocation;
using DigiRenew.Journey.Storage;
using DigiRenew.Journey.TimeStamps;
using DigiRenew.Journey.Verification;
using DigiRenew.Renewal;
using Microsoft.Extensions.Logging;

namespace DigiRenew.Journey.Effects;

/// <summary>Performs the effects of a renewal that are due, each idempotent by its id, and marks them done.</summary>
public sealed partial class EffectPerformer(JourneyContext context)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>
    /// After so many failures, a day and a half with the growing waits between them, an effect is parked: whatever ails it does not
    /// heal by itself.
    /// </summary>
    private const int MostFailures = 48;

    /// <summary>
    /// What is out of reach comes back by itself, be it after a long weekend: such tries are not counted. After this long somebody has
    /// to look; the alarm has told so since the first half hour.
    /// </summary>
    private static readonly TimeSpan LongestOutage = TimeSpan.FromDays(7);

    /// <summary>A try that comes so late after its moment does not go on with those before it.</summary>
    private static readonly TimeSpan LongestStandstill = TimeSpan.FromHours(6);

    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(2);

    private readonly ILogger _log = context.Logging.CreateLogger<EffectPerformer>();
    private readonly MakePapers _makePapers = new(context);
    private readonly SendMail _sendMail = new(context);
    private readonly VerifyUpload _verifyUpload = new(context);
    private readonly StampUpload _stampUpload = new(context);
    private readonly BeginIssuance _beginIssuance = new(context);
    private readonly SignCertificate _signCertificate = new(context);
    private readonly RegisterIssued _registerIssued = new(context);
    private readonly PublishRecords _publish = new(context);
    private readonly LapseOrder _lapse = new(context);
    private readonly ReleaseClaims _release = new(context);
    private readonly PreserveEvidence _preserve = new(context);
    private readonly EraseWhenDue _erase = new(context);
    private readonly ForgetDraft _forget = new(context);
    private readonly Notify _notify = new(context);
    private readonly UpdateContact _updateContact = new(context);
    private readonly RevokeCertificate _revoke = new(context);

    /// <summary>Performs everything of a renewal that is due, in order.</summary>
    /// <returns>When it next has something due; null where nothing is pending.</returns>
    public Task<DateTimeOffset?> AdvanceAsync(RenewalId id, CancellationToken cancellationToken) => AdvanceAsync(id, EffectShare.All, cancellationToken);

    /// <summary>Performs what is due of a renewal, in order, as far as it is this process's share.</summary>
    /// <returns>When it next has something due, of whatever share, in the past too; null where nothing is pending.</returns>
    public async Task<DateTimeOffset?> AdvanceAsync(RenewalId id, EffectShare share, CancellationToken cancellationToken)
    {
        while (await context.Ports.Renewals.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } stored)
        {
            var due = stored.Pending.Where(effect => effect.Due <= context.Now && IsIn(share, effect))
                .OrderBy(effect => effect.Due).ThenBy(effect => effect.Id, EffectOrder.Instance).ToList();
            if (due.Count == 0)
            {
                return stored.Pending.IsEmpty ? null : stored.Pending.Min(effect => effect.Due);
            }

            foreach (var effect in due)
            {
                await PerformAsync(id, effect, cancellationToken).ConfigureAwait(false);
            }
        }

        return null;
    }

    private static bool IsIn(EffectShare share, PendingEffect pending) =>
        share == EffectShare.All
        || (share == EffectShare.Issuing) == EffectCodec.Read(pending.Effect) is RenewalEffect.BeginIssuance or RenewalEffect.SignCertificate or RenewalEffect.RevokeCertificate;

    private async Task PerformAsync(RenewalId id, PendingEffect pending, CancellationToken cancellationToken)
    {
        var result = await TryAsync(id, pending, cancellationToken).ConfigureAwait(false);
        switch (result)
        {
            case EffectResult.Later { Failed: true } given when pending.Attempts + 1 >= MostFailures:
                await ParkAsync(id, pending, pending.Attempts + 1, given.Cause, cancellationToken).ConfigureAwait(false);
                break;
            case EffectResult.OutOfReach given when context.Now - OutageOf(pending) >= LongestOutage:
                await ParkAsync(id, pending, pending.Attempts, given.Cause, cancellationToken).ConfigureAwait(false);
                break;
            case EffectResult.OutOfReach given:
                var began = OutageOf(pending);
                await context.Ports.Renewals.AwaitReachAsync(id, pending.Id, context.Now + WaitOf(began), began, given.Cause, cancellationToken).ConfigureAwait(false);
                break;
            case EffectResult.NotYet notYet when notYet.Due > context.Now:
                await context.Ports.Renewals.RescheduleAsync(id, pending.Id, notYet.Due, cancellationToken).ConfigureAwait(false);
                break;
            case EffectResult.Later later:
                var wait = later.Due > context.Now ? later.Due : context.Now + TimeSpan.FromSeconds(1);
                await context.Ports.Renewals
                    .DeferAsync(id, pending.Id, wait, later.Failed ? pending.Attempts + 1 : pending.Attempts, later.Cause, cancellationToken).ConfigureAwait(false);
                break;
            case EffectResult.NotYet:
                break; // Its moment came meanwhile: at once again.
            default:
                await context.Ports.Renewals.CompleteAsync(id, pending.Id, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    private async Task ParkAsync(RenewalId id, PendingEffect pending, int attempts, string cause, CancellationToken cancellationToken)
    {
        EffectParked(_log, id.Value, pending.Id, attempts, cause);
        await context.Ports.Renewals.ParkAsync(id, pending.Id, context.Now, attempts, cause, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// When what this effect needs went out of reach, as far as its tries tell. While this service itself stood still nobody tried, and
    /// nothing is known of that time.
    /// </summary>
    private DateTimeOffset OutageOf(PendingEffect pending) =>
        pending.OutOfReachSince is { } since && context.Now - pending.Due < LongestStandstill ? since : context.Now;

    /// <summary>Half as long again as it has been out of reach, an hour at most.</summary>
    private TimeSpan WaitOf(DateTimeOffset began)
    {
        var half = (context.Now - began) / 2;
        return half < ShortestWait ? ShortestWait : half > LongestWait ? LongestWait : half;
    }

    /// <summary>Whether a failure is of what lies beyond: a server, a network, a disk, which did not answer or did not take it.</summary>
    private static bool IsOutage(Exception failure) => failure
        is TimeoutException or HttpRequestException or SocketException or OperationCanceledException
        or (IOException and not (FileNotFoundException or DirectoryNotFoundException or EndOfStreamException or PathTooLongException));

    private async Task<EffectResult> TryAsync(RenewalId id, PendingEffect pending, CancellationToken cancellationToken)
    {
        try
        {
            return await DispatchAsync(id, pending, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception outage) when (IsOutage(outage))
        {
            EffectWaits(_log, outage, id.Value, pending.Id, pending.Since);
            return new EffectResult.OutOfReach(outage.GetType().Name);
        }
#pragma warning disable CA1031 // Whatever an effect throws must not stop the others: it stays pending, is logged and tried again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            var wait = TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, 2 * Math.Pow(2, Math.Min(pending.Attempts, 12))));
            EffectFailed(_log, failure, id.Value, pending.Id, pending.Attempts + 1);
            return new EffectResult.Later(context.Now + wait, failure.GetType().Name, Failed: true);
        }
    }

    private Task<EffectResult> DispatchAsync(RenewalId id, PendingEffect pending, CancellationToken cancellationToken) => EffectCodec.Read(pending.Effect) switch
    {
        RenewalEffect.Publish => _publish.RunAsync(id, cancellationToken),
        RenewalEffect.MakePapers => _makePapers.RunAsync(id, cancellationToken),
        RenewalEffect.SendMail mail => _sendMail.RunAsync(id, pending, mail, cancellationToken),
        RenewalEffect.VerifyUpload verify => _verifyUpload.RunAsync(id, verify.Kind, verify.Attempt, cancellationToken),
        RenewalEffect.StampUpload stamp => _stampUpload.RunAsync(id, stamp.Kind, stamp.Attempt, pending.Attempts, cancellationToken),
        RenewalEffect.BeginIssuance => _beginIssuance.RunAsync(id, cancellationToken),
        RenewalEffect.SignCertificate => _signCertificate.RunAsync(id, cancellationToken),
        RenewalEffect.RegisterIssued => _registerIssued.RunAsync(id, cancellationToken),
        RenewalEffect.LapseAt => _lapse.RunAsync(id, cancellationToken),
        RenewalEffect.ReleaseClaims release => _release.RunAsync(id, release.Certificate, cancellationToken),
        RenewalEffect.PreserveEvidence => _preserve.RunAsync(id, cancellationToken),
        RenewalEffect.EraseDocuments erase => _erase.RunAsync(id, erase.Group, cancellationToken),
        RenewalEffect.ForgetDraft => _forget.RunAsync(id, cancellationToken),
        RenewalEffect.UpdateContact => _updateContact.RunAsync(id, cancellationToken),
        RenewalEffect.RevokeCertificate => _revoke.RunAsync(id, cancellationToken),
        RenewalEffect.TellFinance tell => _notify.FinanceAsync(id, pending, tell, cancellationToken),
        RenewalEffect.CallOfficer call => _notify.OfficerAsync(id, pending, call, cancellationToken),
        var unknown => throw new InvalidDataException($"No step performs {unknown.GetType().Name}."),
    };

    [LoggerMessage(EventId = 1002, Level = LogLevel.Critical, Message = "Renewal {RenewalId}: effect {EffectId} was given up after {Attempts} attempts ({Cause}); it is among the dead letters")]
    private static partial void EffectParked(ILogger logger, Guid renewalId, string effectId, int attempts, string cause);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Warning, Message = "Renewal {RenewalId}: effect {EffectId}, due since {Since}, met something out of reach and waits")]
    private static partial void EffectWaits(ILogger logger, Exception outage, Guid renewalId, string effectId, DateTimeOffset since);

    [LoggerMessage(EventId = 1001, Level = LogLevel.Warning, Message = "Renewal {RenewalId}: effect {EffectId} failed, attempt {Attempt}")]
    private static partial void EffectFailed(ILogger logger, Exception failure, Guid renewalId, string effectId, int attempt);
}
