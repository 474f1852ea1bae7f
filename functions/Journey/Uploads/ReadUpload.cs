using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Ordering;
using DigiRenew.Journey.Retention;
using DigiRenew.Journey.Sessions;
using DigiRenew.Journey.TimeStamps;
using DigiRenew.Journey.Verification;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Uploads;

/// <summary>Receipt, status and report of an upload.</summary>
public sealed class ReadUpload(JourneyContext context)
{
    private readonly Receipts _receipts = new(context);
    private readonly ReportViews _reports = new(context);

    public async Task<Outcome<UploadView>> RunAsync(HolderSession session, RenewalId id, UploadKind kind, Language language, CancellationToken cancellationToken)
    {
        if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } entry || !session.MayChange(entry))
        {
            return Refusal.Because(Problems.NotFound);
        }

        if (entry.Order.Erased.Contains(DocumentGroup.Record))
        {
            return entry.Absent(DocumentGroup.Record, context.Settings.Clock);
        }

        return entry.Order.Uploads.TryGetValue(kind, out var slot)
            ? new UploadView(
                kind.ToWire(),
                slot.Status.ToWire(),
                slot.Attempt,
                await _receipts.FindAsync(id, slot.Receipt, cancellationToken).ConfigureAwait(false),
                await _reports.FindAsync(id, slot, language, cancellationToken).ConfigureAwait(false),
                await StampUpload.FindTimeAsync(context.Ports, id, slot, cancellationToken).ConfigureAwait(false))
            : new UploadView(kind.ToWire(), "missing", 0, null, null);
    }
}
