using DigiRenew.Contracts;
using static DigiRenew.Renewal.RenewalEvent;
using static DigiRenew.Renewal.RenewalState;

namespace DigiRenew.Renewal;

public static partial class RenewalProcess
{
    /// <summary>The state after an event. An event that does not fit leaves the state as it was.</summary>
    public static RenewalState Evolve(RenewalState state, RenewalEvent happened) => (state, happened) switch
    {
        (NotOrdered, OrderDrafted e) => new Drafted(new OrderFacts(e), 0),
        (Drafted s, CodeRefused) => s with { CodeTries = s.CodeTries + 1 },
        (Drafted s, OrderPlaced e) => new Placed(s.Order with
        {
            Placement = e,
            NotMeReported = false,
            Blockers = s.Order.Bounces.IsEmpty ? [.. e.Blockers] : [.. e.Blockers, Blocker.Contact],
        }),
        (Ordered s, OrderHeld e) when s is not (OnHold or Ended or Installed or Issued) => new OnHold(s, e.Cause),
        (OnHold s, OrderReleased) => With(s.Before, s.Order with { NotMeReported = false }),
        (Drafted s, OrderLapsed) => new Ended(s.Order, EndCause.Lapsed),
        (Ordered s, OrderRefused) when IsOpen(s) || s is OnHold { Before: Issuing } => new Ended(s.Order, EndCause.Refused),
        (Ordered s, OrderCancelled) when IsOpen(s) => new Ended(s.Order, EndCause.Cancelled),
        (Ordered s, OldCertificateRevoked) when IsOpen(s) || s is Issuing => new Ended(s.Order, EndCause.Revoked),
        (Ordered s, OrderLapsed) when IsOpen(s) => new Ended(s.Order, EndCause.Lapsed),
        (OnHold s, _) when Evolve(s.Before, happened) is Ordered inner && inner != s.Before => new OnHold(inner, s.Cause),
        (Placed s, PapersMade e) => new AwaitingUploads(s.Order with { Papers = e.Papers, ProformaNumber = e.ProformaNumber }),
        (Ordered s, UploadReceived e) => With(s, Receive(s.Order, e)),
        (Ordered s, UploadVerified e) => Settle(With(s, Judge(s.Order, e.Kind, e.Attempt, UploadStatus.Accepted, e.Report, null))),
        (Ordered s, UploadRefused e) => With(s, Judge(s.Order, e.Kind, e.Attempt, UploadStatus.Refused, e.Report, e.Code)),
        (Ordered s, UploadReturned e) => Reopen(s.Order, e),
        (Ordered s, PaymentRegistered e) => With(s, s.Order with { Payment = e }),
        (Scheduled s, PaymentTakenBack e) => new Approved(Unpaid(s.Order, e) with { IssueMoment = null }),
        (Ordered s, PaymentTakenBack e) => With(s, Unpaid(s.Order, e)),
        (Ordered s, ApprovalGiven e) => With(s, s.Order with { Approvals = s.Order.Approvals.SetItem(e.Officer, e.Decision) }),
        (UnderReview s, OrderApproved e) => new Approved(s.Order with
        {
            Approvals = s.Order.Approvals.SetItem(e.Officer, e.Decision),
            IsApproved = true,
        }),
        (Ordered s, ApprovalsVoided) => Settle(With(s, s.Order with { Approvals = s.Order.Approvals.Clear(), IsApproved = false })),
        (Ordered s, ContactProposed e) => With(s, s.Order with { ContactProposal = e }),
        (Ordered s, ContactBounced e) => With(s, s.Order with
        {
            Bounces = s.Order.Bounces.Add(e.Effect),
            Blockers = IsOpen(s) ? s.Order.Blockers.Add(Blocker.Contact) : s.Order.Blockers,
        }),
        (Ordered s, CorrespondenceAsked e) => With(s, s.Order with { CorrespondenceAsked = e, CorrespondenceTries = 0 }),
        (Ordered s, CorrespondenceCodeRefused) => With(s, s.Order with { CorrespondenceTries = s.Order.CorrespondenceTries + 1 }),
        (Ordered s, CorrespondenceConfirmed e) => With(s, s.Order with { CorrespondenceAsked = null, Correspondence = e.Address }),
        (Ordered s, BlockerSettled e) => Settle(With(s, s.Order with
        {
            Blockers = s.Order.Blockers.Remove(e.Blocker),
            Settled = s.Order.Settled.SetItem(e.Blocker, e.Method),
            ChangedBy = s.Order.ChangedBy.Add(ChangerOf(s.Order, e)),
            ContactProposal = e.Blocker == Blocker.Contact ? null : s.Order.ContactProposal,
            Contact = e.Blocker == Blocker.Contact ? s.Order.ContactProposal?.Address ?? s.Order.Contact : s.Order.Contact,
        })),
        (Approved s, IssuanceScheduled e) => new Scheduled(s.Order with { IssueMoment = e.Moment }),
        (Ordered s, LateIssuanceAllowed e) => With(s, s.Order with
        {
            LateIssuanceAllowed = true,
            ChangedBy = s.Order.IsApproved ? s.Order.ChangedBy : s.Order.ChangedBy.Add(e.Officer),
        }),
        (Ordered s, IdentityViewed e) => With(s, s.Order with { LastView = e.View }),
        (Ordered s, PrivateDataViewed e) => With(s, s.Order with { LastView = e.View }),
        (Ordered s, PaymentProofAttached e) => With(s, s.Order with { AttachedProofs = s.Order.AttachedProofs.Add(e) }),
        (Ordered s, NotMeReported) => With(s, s.Order with { NotMeReported = true }),
        (Scheduled s, IssuanceFixed e) => new Issuing(s.Order with { Issuance = e }),
        (Ordered s, SignedWhileHeld e) => With(s, s.Order with { SignedWhileHeld = e.Certificate }),
        (Issuing s, CertificateIssued e) => new Issued(s.Order with { Certificate = e.Certificate, NotMeReported = false }),
        (Issued s, CertificateInstalled) => new Installed(s.Order),
        (Issued or Installed, RevocationAsked e) => With((Ordered)state, state.Facts! with { RevocationAsked = e }),
        (Issued or Installed, RevocationConfirmed e) => With((Ordered)state, state.Facts! with { Revocation = e }),
        (Issued or Installed, CertificateRevoked) => new Ended(state.Facts!, EndCause.Revoked),
        (Issued or Installed or Ended, DocumentsErased e) => With((Ordered)state, Erase(state.Facts!, e.Group)),
        (Ended s, RefundFellDue) => s with { Order = s.Order with { RefundDue = true } },
        (Ended s, RefundRecorded e) => s with { Order = s.Order with { Refund = e } },
        _ => state,
    };

    /// <summary>Whether an order can still end without a certificate: placed, and not yet being issued.</summary>
    private static bool IsOpen(RenewalState state) => state switch
    {
        Placed or AwaitingUploads or AwaitingIdentification or UnderReview or Approved or Scheduled => true,
        OnHold s => IsOpen(s.Before),
        _ => false,
    };

    /// <summary>Whether an order can be put on hold: nothing is issued yet.</summary>
    private static bool CanBeHeld(RenewalState state) => state is not OnHold && (IsOpen(state) || state is Issuing);

    private static Ordered With(Ordered state, OrderFacts order) => state switch
    {
        Drafted s => s with { Order = order },
        Placed s => s with { Order = order },
        AwaitingUploads s => s with { Order = order },
        AwaitingIdentification s => s with { Order = order },
        UnderReview s => s with { Order = order },
        Approved s => s with { Order = order },
        Scheduled s => s with { Order = order },
        Issuing s => s with { Order = order },
        Issued s => s with { Order = order },
        Installed s => s with { Order = order },
        Ended s => s with { Order = order },
        _ => state,
    };

    /// <summary>Where an order stands by its uploads, identification and approval, before it is scheduled.</summary>
    private static Ordered Settle(Ordered state) => state switch
    {
        AwaitingUploads or AwaitingIdentification or UnderReview or Approved or Scheduled => state.Order switch
        {
            { UploadsComplete: false } => new AwaitingUploads(state.Order),
            { Blockers: var blockers } when blockers.Contains(Blocker.Identification) => new AwaitingIdentification(state.Order),
            { IsApproved: false } => new UnderReview(state.Order),
            _ => state,
        },
        _ => state,
    };

    /// <summary>Who changed what an approval rests on; a contact was changed by whoever proposed it, and seen by the one who confirmed.</summary>
    private static string ChangerOf(OrderFacts order, BlockerSettled e) =>
        e.Blocker == Blocker.Contact && order.ContactProposal is { } proposal ? proposal.Officer : e.Officer;

    private static OrderFacts Receive(OrderFacts order, UploadReceived e) => order with
    {
        Uploads = order.Uploads.SetItem(
            e.Kind, new UploadSlot(e.Kind, e.Attempt, e.File, e.Signature, e.Extension, e.Receipt, UploadStatus.Verifying, null, null)),
    };

    /// <summary>As if it had not been paid; what was paid and is gone need not be paid back.</summary>
    private static OrderFacts Unpaid(OrderFacts order, PaymentTakenBack e) => order.Payment is { } paid
        ? order with { Payment = null, RefundDue = false, TakenBack = order.TakenBack.SetItem(e.Entry, paid) }
        : order;

    private static OrderFacts Erase(OrderFacts order, DocumentGroup group) => order with
    {
        Erased = group == DocumentGroup.Record ? [DocumentGroup.Copies, DocumentGroup.Record] : order.Erased.Add(group),
    };

    private static OrderFacts Judge(OrderFacts order, UploadKind kind, int attempt, UploadStatus status, Pki.Sha256Digest report, string? code, Pki.Sha256Digest? decision = null) =>
        order.Uploads.TryGetValue(kind, out var slot) && slot.Attempt == attempt
            ? order with { Uploads = order.Uploads.SetItem(kind, slot with { Status = status, Report = report, Code = code, Returned = decision }) }
            : order;

    /// <summary>Approvals fall with the upload; so does a consent that rests on it.</summary>
    private static Ordered Reopen(OrderFacts order, UploadReturned e)
    {
        var consent = e.Kind == UploadKind.Authorisation && order.Settled.GetValueOrDefault(Blocker.SubscriberConsent) == SubscriberConsent.Upload;
        return Settle(new AwaitingUploads(
            Judge(order, e.Kind, e.Attempt, UploadStatus.Refused, order.Uploads[e.Kind].Report ?? Pki.Sha256Digest.Zero, Contracts.Catalogue.Problems.RefusedByOfficer.Code, e.Decision) with
            {
                Approvals = order.Approvals.Clear(),
                IsApproved = false,
                IssueMoment = null,
                Blockers = consent ? order.Blockers.Add(Blocker.SubscriberConsent) : order.Blockers,
                Settled = consent ? order.Settled.Remove(Blocker.SubscriberConsent) : order.Settled,
            }));
    }
}
