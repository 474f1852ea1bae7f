using System.Collections.Immutable;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using DigiRenew.Renewal.Rules;

namespace DigiRenew.Journey.Retention;

/// <summary>What is kept of a renewal, until when, and since when it is gone.</summary>
public static class Keeping
{
    /// <summary>Until when a group must be kept; null while the order is open.</summary>
    public static DateTimeOffset? Until(this LedgerEntry entry, DocumentGroup group, RetentionPeriods periods)
    {
        var issued = entry.Events.FirstOrDefault(recorded => recorded.Event is RenewalEvent.CertificateIssued);
        var ended = entry.Events.FirstOrDefault(recorded => recorded.Event
            is RenewalEvent.OrderRefused or RenewalEvent.OrderCancelled or RenewalEvent.OldCertificateRevoked or RenewalEvent.OrderLapsed);
        return issued is not null ? periods.AfterIssue(group, issued.At, entry.Order.Issuance!.NotAfter)
            : ended is not null ? periods.AfterEnd(group, ended.At)
            : null;
    }

    /// <summary>When a group was erased; null while it is kept.</summary>
    public static DateTimeOffset? ErasedAt(this LedgerEntry entry, DocumentGroup group) => entry.Events
        .FirstOrDefault(recorded => recorded.Event is RenewalEvent.DocumentsErased erased && (erased.Group == group || erased.Group == DocumentGroup.Record))?.At;

    /// <summary>The group to which an upload belongs.</summary>
    public static DocumentGroup GroupOf(UploadKind kind) => PrivateEnvelope.IsCopy(kind.ToWire() + "/") ? DocumentGroup.Copies : DocumentGroup.Record;

    /// <summary>Why something can't be read: it was erased, or else it is not there.</summary>
    internal static Refusal Absent(this LedgerEntry entry, DocumentGroup group, ProviderClock clock) => entry.ErasedAt(group) is { } at
        ? Refusal.Because(Problems.Erased, ("on", clock.DateOf(at).ToString("yyyy-MM-dd", null)))
        : Refusal.Because(Problems.NotFound);

    /// <summary>SHA-256 of the files of a group that were received.</summary>
    internal static ImmutableArray<Sha256Digest> FilesOf(this LedgerEntry entry, DocumentGroup group) =>
    [
        .. entry.Events.Select(recorded => recorded.Event).OfType<RenewalEvent.UploadReceived>()
            .Where(received => group == DocumentGroup.Record || GroupOf(received.Kind) == group)
            .Select(received => received.File),
        .. entry.Order.AttachedProofs.Select(proof => proof.File),
    ];
}
