using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey.Review;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Verification;

/// <summary>The verification report of an upload, for officers and auditors.</summary>
public sealed class ReadReport(JourneyContext context)
{
    private readonly ReportViews _views = new(context);

    /// <returns>The report; not found where nothing of this kind has come.</returns>
    public async Task<Outcome<UploadReport>> RunAsync(OperatorIdentity caller, RenewalId id, UploadKind kind, CancellationToken cancellationToken)
    {
        if (!caller.Has(Roles.Officer, Roles.Auditor))
        {
            return Roles.Forbidden;
        }

        if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { State.Facts: { } order } entry
            || order.Uploads.GetValueOrDefault(kind) is not { } slot)
        {
            return Refusal.Because(Problems.NotFound);
        }

        var happened = entry.Events.Select(recorded => recorded.Event);
        return new UploadReport(
            id.Number,
            slot,
            entry.Events.Last(recorded => recorded.Event is RenewalEvent.UploadReceived e && e.Kind == kind && e.Attempt == slot.Attempt).At,
            [.. happened.OfType<RenewalEvent.UploadFlagged>().Where(e => e.Kind == kind && e.Attempt == slot.Attempt).Select(e => e.Flag).Distinct(StringComparer.Ordinal)],
            await _views.FindAsync(id, slot, Language.Ro, cancellationToken).ConfigureAwait(false),
            await _views.FindAsync(id, slot, Language.En, cancellationToken).ConfigureAwait(false));
    }
}
