using System.Collections.Immutable;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Renewal.Rules;
using static DigiRenew.Renewal.Decision;
using static DigiRenew.Renewal.RenewalCommand;
using static DigiRenew.Renewal.RenewalEvent;
using static DigiRenew.Renewal.RenewalState;

namespace DigiRenew.Renewal;

public static partial class RenewalProcess
{
    /// <summary>Judges a command. A repeat of an accepted command gives no event.</summary>
    public static Decision Decide(RenewalCommand command, RenewalState state) => (command, state) switch
    {
        (DraftOrder c, NotOrdered) => c.Verdict is RuleVerdict.No no ? Refuse(no.Why) : Accept(c.Event),
        (DraftOrder c, Drafted s) when s.Order.Draft == c.Event => Accept(),

        (PlaceOrder c, Drafted s) => Place(c, s),
        (PlaceOrder c, Ordered { Order.Placement: { } placed }) when placed.Statement == c.Statement => Accept(),

        (RecordPapers c, Placed) => Accept(new PapersMade(c.Papers, c.ProformaNumber)),
        (RecordPapers c, OnHold { Before: Placed }) => Accept(new PapersMade(c.Papers, c.ProformaNumber)),
        (RecordPapers, Ordered { Order.ProformaNumber: not null }) => Accept(),

        (ReceiveUpload c, Ordered s) => Receive(c, s),
        (RecordVerified c, Ordered s) when s.Order.StatusOf(c.Kind) is not null => Verified(c, s),
        (RecordUploadRefused c, Ordered s) when s.Order.StatusOf(c.Kind) is not null =>
            s.Order.Uploads[c.Kind] is { Status: UploadStatus.Verifying } slot && slot.Attempt == c.Attempt
                ? Accept(new UploadRefused(c.Kind, c.Attempt, c.Code, c.Report))
                : Accept(),

        (RegisterPayment c, Ordered { Order.Payment: { } paid }) when paid.Decision == c.Decision => Accept(),
        (RegisterPayment c, Ordered s) when IsOpen(s) && s.Order.ProformaNumber is not null && s.Order.Payment is null => Pay(c, s),

        (Approve c, UnderReview s) => Judge(c, s),
        (Approve c, Ordered s) when s.Order.Approvals.ContainsKey(c.Officer) => Accept(),

        (ReturnUpload c, Ordered s) when IsOpen(s) && s is not OnHold && s.Order.StatusOf(c.Kind) == UploadStatus.Accepted =>
            Accept(new UploadReturned(c.Kind, s.Order.Uploads[c.Kind].Attempt, c.Officer, c.Decision)),
        (ReturnUpload c, Ordered s) when IsOpen(s) && s.Order.Uploads.GetValueOrDefault(c.Kind)?.Code == Problems.RefusedByOfficer.Code => Accept(),

        (SettleBlocker c, Ordered s) when IsOpen(s) => !s.Order.Blockers.Contains(c.Blocker) ? Accept()
            : s.Order.Approvals.IsEmpty ? Accept(new BlockerSettled(c.Blocker, c.Officer, c.Decision, c.Method))
            : Accept(new BlockerSettled(c.Blocker, c.Officer, c.Decision, c.Method), new ApprovalsVoided("blocker-settled")),

        (RefuseOrder c, Ordered s) when IsOpen(s) => End(new OrderRefused(c.By, c.Decision), s),
        (RefuseOrder, Ended { Cause: EndCause.Refused }) => Accept(),
        (Cancel c, Ordered s) when IsOpen(s) => End(new OrderCancelled(c.Statement), s),
        (Cancel, Ended { Cause: EndCause.Cancelled }) => Accept(),
        (Lapse, Drafted) => Accept(new OrderLapsed()),
        (Lapse c, Ordered s) when IsOpen(s) && Unapproved(s) => c.At < s.Order.Placement!.LapsesAt ? Accept() : End(new OrderLapsed(), s),
        (Lapse, Ordered) => Accept(),
        (RecordOldRevoked c, Ordered s) when IsOpen(s) => End(new OldCertificateRevoked(c.RevokedAt), s),
        (RecordOldRevoked, Ended { Cause: EndCause.Revoked }) => Accept(),

        (Hold, OnHold) => Accept(),
        (Hold c, Ordered s) when IsOpen(s) => Accept(new OrderHeld(c.By, c.Cause)),
        (Hold { By: "service" } c, Issuing) => Accept(new OrderHeld(c.By, c.Cause)), // evidence that does not verify: SPEC §6
        (Release c, OnHold s) => Release(c, s),
        (RenewalCommand.Release, Ordered s) when IsOpen(s) => Accept(),

        (FixIssuance c, Scheduled s) => Fix(c, s),
        (FixIssuance, Ordered { Order.Issuance: not null }) => Accept(),
        (AllowLateIssuance c, Ordered { Order.LateIssuanceAllowed: false } s) when IsOpen(s) => Accept(new LateIssuanceAllowed(c.Officer, c.Decision)),
        (AllowLateIssuance, Ordered { Order.LateIssuanceAllowed: true }) => Accept(),
        (RecordIssued c, Issuing) => Accept(new CertificateIssued(c.Certificate)),
        (RecordIssued c, Ordered s) when s.Order.Certificate == c.Certificate => Accept(),
        (RecordInstalled c, Issued s) => c.Certificate == s.Order.Certificate
            ? Accept(new CertificateInstalled(c.Statement))
            : Refuse(Refusal.Because(Problems.InstallationMismatch)),
        (RecordInstalled c, Installed s) when c.Certificate == s.Order.Certificate => Accept(),
        (RecordRevoked c, Issued or Installed) => c.Officer == c.Second
            ? Refuse(Refusal.Because(Problems.OwnChange))
            : Accept(new CertificateRevoked(c.Officer, c.Second, c.Decision)),
        (RecordRevoked, Ended { Cause: EndCause.Revoked, Order.Certificate: not null }) => Accept(),

        (RecordErased c, Ordered s) when s.Order.Erased.Contains(c.Group) => Accept(),
        (RecordErased c, Issued or Installed or Ended) => Erase(c, (Ordered)state),

        _ => OutOfOrder(state),
    };

    private static Decision OutOfOrder(RenewalState state) => Refuse(Refusal.Because(Problems.OutOfOrder, ("state", state.Name)));

    private static Decision Place(PlaceOrder c, Drafted s)
    {
        var draft = s.Order.Draft;
        if (c.At > draft.CodeExpires || s.CodeTries >= CodeTries)
        {
            return Refuse(Refusal.Because(Problems.CodeExpired));
        }

        if (c.Code != draft.Code)
        {
            return Accept(new CodeRefused());
        }

        return c.Certificate != draft.Certificate.Sha256 || c.Draft != draft.Draft || c.IssueDate != draft.IssueDate
                ? Refuse(Refusal.Because(Problems.StatementInvalid, ("reason", "draft")))
            : c.Terms != draft.Terms ? Refuse(Refusal.Because(Problems.TermsChanged))
            : c.NewKey != draft.NewKey ? Refuse(Refusal.Because(Problems.KeyNotFresh))
            : c.Verdict is RuleVerdict.No no ? Refuse(no.Why)
            : Accept(new OrderPlaced(c.Statement, c.Request, c.Blockers, c.LapsesAt));
    }

    private static Decision Receive(ReceiveUpload c, Ordered s)
    {
        var kind = c.Event.Kind;
        var current = s.Order.Uploads.GetValueOrDefault(kind);
        if (current is { Status: not UploadStatus.Refused } && current.File == c.Event.File && current.Signature == c.Event.Signature)
        {
            return Accept();
        }

        var reopens = current is null or { Status: UploadStatus.Refused };
        var expected = s switch
        {
            AwaitingUploads => reopens,
            AwaitingIdentification or UnderReview or Approved => reopens && !Kinds.Required.Contains(kind),
            _ => false,
        };
        return expected
            ? Accept(c.Event with { Attempt = s.Order.NextAttempt(kind) })
            : Refuse(Refusal.Because(Problems.NotExpected, ("state", s.Name), ("status", current?.Status.ToString().ToLowerInvariant() ?? "-")));
    }

    private static Decision Verified(RecordVerified c, Ordered s) =>
        s.Order.Uploads[c.Kind] is { Status: UploadStatus.Verifying } slot && slot.Attempt == c.Attempt
            ? Accept([
                .. c.Flags.Select(flag => new UploadFlagged(c.Kind, c.Attempt, flag)),
                new UploadVerified(c.Kind, c.Attempt, c.Report)])
            : Accept();

    private static Decision Pay(RegisterPayment c, Ordered s)
    {
        var price = s.Order.Draft.Price;
        var paid = new PaymentRegistered(c.Amount, c.Currency, c.Decision, c.By);
        return c.Amount != price.Total || c.Currency != price.Currency
            ? Refuse(Refusal.Because(
                Problems.PaymentMismatch,
                ("expected", FormattableString.Invariant($"{price.Total:0.00} {price.Currency}")),
                ("amount", FormattableString.Invariant($"{c.Amount:0.00} {c.Currency}"))))
            : s is Approved ? Accept(paid, new IssuanceScheduled(c.IssueMoment))
            : Accept(paid);
    }

    private static Decision Judge(Approve c, UnderReview s)
    {
        var order = s.Order;
        if (order.Approvals.ContainsKey(c.Officer))
        {
            return Accept();
        }

        if (order.ChangedBy.Contains(c.Officer))
        {
            return Refuse(Refusal.Because(Problems.OwnChange));
        }

        if (!order.Blockers.IsEmpty)
        {
            return Refuse(Refusal.Because(Problems.Blocked, ("blockers", string.Join(", ", order.Blockers))));
        }

        if (!(c.Compared.Contains("name") && c.Compared.Contains("document-valid")
            && (c.Compared.Contains("birth-date") || c.Compared.Contains("personal-number"))))
        {
            return Refuse(Refusal.Because(Problems.ComparisonMissing));
        }

        if (c.Verdict is RuleVerdict.No no)
        {
            return Refuse(no.Why with { Problem = Problems.RuleNoLongerMet, Values = no.Why.Values.SetItem("last", no.Why.LastPossible?.ToString("yyyy-MM-dd", null) ?? "-") });
        }

        return order.Approvals.Count + 1 < c.ApprovalsNeeded ? Accept(new ApprovalGiven(c.Officer, c.Decision))
            : order.Payment is null ? Accept(new OrderApproved(c.Officer, c.Decision))
            : Accept(new OrderApproved(c.Officer, c.Decision), new IssuanceScheduled(c.IssueMoment));
    }

    private static Decision Release(Release c, OnHold s) => Accept(new OrderReleased(c.By, c.Decision));

    private static Decision Fix(FixIssuance c, Scheduled s) => c.At < s.Order.IssueMoment
        ? Refuse(Refusal.Because(Problems.NotIssued, ("date", s.Order.Draft.IssueDate.ToString("yyyy-MM-dd", null))))
        : !c.OldCertificateValid && !s.Order.LateIssuanceAllowed ? Accept(new OrderHeld("service", "old-certificate-expired"))
        : Accept(c.Event);

    private static Decision End(RenewalEvent end, Ordered s) => s.Order.Payment is { } paid
        ? Accept(end, new RefundFellDue(paid.Amount, paid.Currency))
        : Accept(end);

    private static Decision Erase(RecordErased c, Ordered s) => c.KeptUntil <= c.At || (c.OnRequest && NeedNotBeKept(c.Group, s))
        ? Accept(new DocumentsErased(c.Group, c.Files))
        : Refuse(Refusal.Because(Problems.MustBeKept, ("until", c.KeptUntil?.ToString("yyyy-MM-dd", null) ?? "-")));

    /// <summary>
    /// What a holder may have erased before its time: copies once nothing rests on them any more, and the record of an order that
    /// led to no certificate and no payment.
    /// </summary>
    private static bool NeedNotBeKept(DocumentGroup group, Ordered s) => group == DocumentGroup.Copies
        ? s is Installed or Ended
        : s is Ended { Order: { Certificate: null, Payment: null } };

    /// <summary>Whether the rule still binds: it does until approval (SPEC §2).</summary>
    private static bool Unapproved(Ordered s) => !s.Order.IsApproved;
}
