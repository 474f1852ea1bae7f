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

        (RegisterPayment c, Ordered s) when s.Order.WasRegistered(c.Decision) => Accept(),
        (RegisterPayment c, Ordered { Order: { ProformaNumber: not null, Payment: null } } s) when !s.Order.Erased.Contains(DocumentGroup.Record) => Pay(c, s),
        (TakePaymentBack c, Ordered s) when s.Order.TakenBack.ContainsKey(c.Entry) => Accept(),
        (TakePaymentBack c, Ordered { Order.Payment: not null } s) => CanBeHeld(s)
            ? Accept(new PaymentTakenBack(c.Entry), new OrderHeld("service", RenewalEffect.CallOfficer.PaymentTakenBack))
            : Accept(new PaymentTakenBack(c.Entry)),

        (AttachPaymentProof c, Ordered s) when s.Order.AttachedProofs.Any(proof => proof.File == c.Event.File) => Accept(),
        (AttachPaymentProof c, Ordered s) when IsOpen(s) && s.Order.ProformaNumber is not null => Accept(c.Event),

        (Approve c, UnderReview s) => Judge(c, s),
        (Approve c, Ordered s) when s.Order.Approvals.ContainsKey(c.Officer) => Accept(),

        (ReturnUpload c, Ordered s) when IsOpen(s) && s is not OnHold && s.Order.StatusOf(c.Kind) == UploadStatus.Accepted =>
            Accept(new UploadReturned(c.Kind, s.Order.Uploads[c.Kind].Attempt, c.Officer, c.Decision)),
        (ReturnUpload c, Ordered s) when IsOpen(s) && s.Order.Uploads.GetValueOrDefault(c.Kind)?.Code == Problems.RefusedByOfficer.Code => Accept(),

        (SettleBlocker c, Ordered s) when IsOpen(s) => !s.Order.Blockers.Contains(c.Blocker) ? Accept()
            : c.Blocker == Blocker.Contact ? SettleContact(c, s)
            : c is { Blocker: Blocker.SubscriberConsent, Method: SubscriberConsent.Upload } && s.Order.StatusOf(UploadKind.Authorisation) != UploadStatus.Accepted
                ? Refuse(Refusal.Because(Problems.SubscriberConsentMissing))
            : Accept([new BlockerSettled(c.Blocker, c.Officer, c.Decision, c.Method), .. Void(s, "blocker-settled")]),

        (RecordBounce, Ended) => Accept(),
        (RecordBounce c, Ordered s) => s.Order.Bounces.Contains(c.Effect) ? Accept()
            : Accept([new ContactBounced(c.Effect, c.Cause), .. IsOpen(s) ? Void(s, "contact-bounced") : []]),

        (AskCorrespondence c, Ordered s) when TakesCorrespondence(s) => s.Order.CorrespondenceAsked == c.Event ? Accept() : Accept(c.Event),
        (ConfirmCorrespondence c, Ordered { Order.CorrespondenceAsked: { } asked } s) when TakesCorrespondence(s) => Confirm(c, asked, s),
        (ConfirmCorrespondence, Ordered { Order.Correspondence: not null } s) when TakesCorrespondence(s) => Accept(),

        (RefuseOrder, OnHold { Order: { SignedWhileHeld: not null, Payment: not null } }) => Refuse(Refusal.Because(Problems.SignedAlready)),
        (RefuseOrder c, Ordered s) when IsOpen(s) || s is OnHold { Before: Issuing } => End(new OrderRefused(c.By, c.Decision), s),
        (RefuseOrder, Ended { Cause: EndCause.Refused }) => Accept(),
        (Cancel c, Ordered s) when IsOpen(s) => End(new OrderCancelled(c.Statement), s),
        (Cancel, Ended { Cause: EndCause.Cancelled }) => Accept(),
        (Lapse, Drafted) => Accept(new OrderLapsed()),
        (Lapse c, Ordered s) when IsOpen(s) => Expire(c, s),
        (Lapse, Ordered) => Accept(),
        (RecordOldRevoked c, Ordered s) when IsOpen(s) || s is Issuing => End(new OldCertificateRevoked(c.RevokedAt), s),
        (RecordOldRevoked, Ended { Cause: EndCause.Revoked }) => Accept(),

        (RecordIdentityViewed c, Ordered s) => Look(c, s),
        (RecordPrivateDataViewed c, Ordered s) => s.Order.LastView == c.Event.View ? Accept()
            : c.Event.What == PrivateData.PersonalNumber && !s.IsUnderReview ? OutOfOrder(s)
            : Accept(c.Event),

        (Hold, OnHold) => Accept(),
        (Hold c, Ordered s) when CanBeHeld(s) => Accept(new OrderHeld(c.By, c.Cause, c.Decision)),
        (ReportNotMe, Ordered s) => Disown(s),
        (Release c, OnHold s) => Release(c, s),
        (RenewalCommand.Release, Ordered s) when IsOpen(s) => Accept(),

        (FixIssuance c, Scheduled s) => Fix(c, s),
        (FixIssuance, Ordered { Order.Issuance: not null }) => Accept(),
        (AllowLateIssuance c, Ordered { Order.LateIssuanceAllowed: false } s) when IsOpen(s) || s is OnHold { Before: Issuing } => s.Order is { IsApproved: false, Approvals.IsEmpty: false }
            ? Accept(new LateIssuanceAllowed(c.Officer, c.Decision), new ApprovalsVoided("late-issuance-allowed"))
            : Accept(new LateIssuanceAllowed(c.Officer, c.Decision)),
        (AllowLateIssuance, Ordered { Order.LateIssuanceAllowed: true }) => Accept(),
        (RecordIssued c, Issuing { Order.Payment: not null }) => Accept(new CertificateIssued(c.Certificate)),
        (RecordIssued c, Ordered s) when s.Order.Certificate == c.Certificate || s.Order.SignedWhileHeld == c.Certificate => Accept(),
        (RecordIssued c, Ordered { Order: { Issuance: not null, Certificate: null } }) => Accept(new SignedWhileHeld(c.Certificate)),
        (RecordInstalled c, Issued s) => c.Certificate == s.Order.Certificate
            ? Accept(new CertificateInstalled(c.Statement))
            : Refuse(Refusal.Because(Problems.InstallationMismatch)),
        (RecordInstalled c, Installed s) when c.Certificate == s.Order.Certificate => Accept(),
        (AskRevocation, (Issued or Installed) and Ordered { Order.Revocation: not null }) => Accept(),
        (AskRevocation c, (Issued or Installed) and Ordered s) => Ask(c, s),
        (RecordRevoked c, (Issued or Installed) and Ordered { Order.Revocation: { } two }) => two.Officer == c.Officer && two.Second == c.Second
            ? Accept(new CertificateRevoked(c.Officer, c.Second, c.Decision))
            : Refuse(Refusal.Because(Problems.OwnChange)),
        (RecordRevoked or AskRevocation, Ended { Cause: EndCause.Revoked, Order.Certificate: not null }) => Accept(),

        (RecordRefund c, Ended { Order.Refund: { } back }) when back.Decision == c.Decision => Accept(),
        (RecordRefund c, Ended { Order: { RefundDue: true, Refund: null, Payment: { } paid } }) => c.Amount == paid.Amount && c.Currency == paid.Currency
            ? Accept(new RefundRecorded(c.Amount, c.Currency, c.Decision, c.By))
            : Refuse(Mismatch(paid.Amount, paid.Currency, c.Amount, c.Currency)),

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
            : Accept(new OrderPlaced(c.Statement, c.Request, c.Blockers, c.LapsesAt, (c.Verdict as RuleVerdict.Yes)?.Rule));
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
        var received = c.Event with { Attempt = s.Order.NextAttempt(kind) };
        return expected
            ? kind == UploadKind.Authorisation && !s.Order.Approvals.IsEmpty
                ? Accept(received, new ApprovalsVoided("authorisation-received")) // approvals rest on it; on a payment proof they don't
                : Accept(received)
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
            ? Refuse(Mismatch(price.Total, price.Currency, c.Amount, c.Currency))
            : s is Approved ? Accept(paid, new IssuanceScheduled(c.IssueMoment))
            : s is Ended { Order: { Certificate: null, Refund: null } } ? Accept(paid, new RefundFellDue(c.Amount, c.Currency)) // money that came too late goes back
            : Accept(paid);
    }

    private static Refusal Mismatch(decimal expected, string expectedCurrency, decimal amount, string currency) => Refusal.Because(
        Problems.PaymentMismatch,
        ("expected", FormattableString.Invariant($"{expected:0.00} {expectedCurrency}")),
        ("amount", FormattableString.Invariant($"{amount:0.00} {currency}")));

    /// <summary>Two officers settle the contact: the second confirms what the first proposed; whoever names another address proposes anew.</summary>
    private static Decision SettleContact(SettleBlocker c, Ordered s) => s.Order.ContactProposal switch
    {
        { } first when first.Address != c.Address || (first.Officer == c.Officer && first.Method != c.Method) => Accept(Propose(c)),
        { } first when first.Officer == c.Officer => Accept(),
        { } first => Accept([new BlockerSettled(c.Blocker, c.Officer, c.Decision, first.Method), .. Void(s, "blocker-settled")]),
        null => Accept(Propose(c)),
    };

    private static ContactProposed Propose(SettleBlocker c) => new(c.Officer, c.Decision, c.Method, c.Address);

    /// <summary>An order that can still be approved anew loses its approvals with any change (SPEC §7).</summary>
    private static ImmutableArray<RenewalEvent> Void(Ordered s, string cause) => s.Order.Approvals.IsEmpty ? [] : [new ApprovalsVoided(cause)];

    private static bool TakesCorrespondence(Ordered s) => s.Order.Placement is not null && s is not (Installed or Ended or OnHold);

    private static Decision Confirm(ConfirmCorrespondence c, CorrespondenceAsked asked, Ordered s) =>
        c.At > asked.Expires || s.Order.CorrespondenceTries >= CodeTries ? Refuse(Refusal.Because(Problems.CodeExpired))
        : c.Code != asked.Code ? Accept(new CorrespondenceCodeRefused())
        : Accept(new CorrespondenceConfirmed(asked.Address));

    /// <summary>The second officer confirms by the same reason; another reason is asked for anew.</summary>
    private static Decision Ask(AskRevocation c, Ordered s) => s.Order.RevocationAsked switch
    {
        { } first when first.Reason == c.Reason && first.Officer == c.Officer => Accept(),
        { } first when first.Reason == c.Reason => Accept(new RevocationConfirmed(first.Officer, c.Officer, c.Reason, c.Decision)),
        _ => Accept(new RevocationAsked(c.Officer, c.Reason, c.Decision)),
    };

    private static Decision Judge(Approve c, UnderReview s)
    {
        var order = s.Order;
        if (order.Approvals.ContainsKey(c.Officer))
        {
            return Accept();
        }

        var needed = order.NeedsSecondPerson ? Math.Max(2, c.ApprovalsNeeded) : c.ApprovalsNeeded;
        if (needed < 2 && order.ChangedBy.Contains(c.Officer))
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

        if (c.Verdict is not RuleVerdict.Yes yes)
        {
            return Refuse(NoLonger(((RuleVerdict.No)c.Verdict).Why));
        }

        return order.Approvals.Count + 1 < needed || order.AllChanged(order.Approvals.Keys.Append(c.Officer)) ? Accept(new ApprovalGiven(c.Officer, c.Decision))
            : order.Payment is null ? Accept(new OrderApproved(c.Officer, c.Decision, yes.Rule))
            : Accept(new OrderApproved(c.Officer, c.Decision, yes.Rule), new IssuanceScheduled(c.IssueMoment));
    }

    /// <summary>A rule of dates that no longer allows what it did; a validity that is not possible is called so.</summary>
    private static Refusal NoLonger(Refusal why) => why.Problem == Problems.ValidityNotPossible
        ? why
        : why with { Problem = Problems.RuleNoLongerMet, Values = why.Values.SetItem("last", why.LastPossible?.ToString("yyyy-MM-dd", null) ?? "-") };

    private static Decision Look(RecordIdentityViewed c, Ordered s) =>
        s.Order.LastView == c.View ? Accept()
        : s.Order.Uploads.GetValueOrDefault(UploadKind.Identity)?.Attempt != c.Attempt ? Refuse(Refusal.Because(Problems.NotFound))
        : c.Viewer == IdentityViewer.Officer && !s.IsUnderReview ? OutOfOrder(s)
        : c is { Viewer: IdentityViewer.Auditor, Reason: null } ? Refuse(Refusal.Because(Problems.ReasonMissing))
        : Accept(new IdentityViewed(c.View, c.By, c.Viewer, c.Attempt, c.Reason));

    /// <summary>Holds the order where that is possible; of any other an officer is told, once.</summary>
    private static Decision Disown(Ordered s) =>
        s is OnHold { Cause: RenewalEffect.CallOfficer.NotMe } ? Accept()
        : s is Ended { Order.Certificate: null } ? OutOfOrder(s)
        : Decide(new Hold("holder", RenewalEffect.CallOfficer.NotMe), s) is Decision.Accepted { Events.IsEmpty: false } held ? held
        : s.Order.NotMeReported ? Accept()
        : Accept(new NotMeReported());

    /// <summary>An order that was paid while on hold has nothing else to wait for.</summary>
    private static Decision Release(Release c, OnHold s) => s.Before is Approved { Order.Payment: not null }
        ? Accept(new OrderReleased(c.By, c.Decision), new IssuanceScheduled(c.IssueMoment))
        : Accept(new OrderReleased(c.By, c.Decision));

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
        : s is Ended { Order: { Certificate: null, Payment: null, TakenBack.IsEmpty: true } };

    /// <summary>
    /// The rule binds until approval, and the holder's delay after it is no excuse (SPEC §2): without the payment, or a proof of it, the
    /// order lapses too. What only the provider delays, which includes looking at a proof and finding the money, goes on while the old
    /// certificate is valid; after that an officer decides.
    /// </summary>
    private static Decision Expire(Lapse c, Ordered s)
    {
        var order = s.Order;
        return c.At < order.Placement!.LapsesAt ? Accept()
            : !order.IsApproved || order is { Payment: null, PaymentProven: false } ? End(new OrderLapsed(), s)
            : order.IsTooLateAt(c.At) && s is (Approved or Scheduled)
                ? Accept(new OrderHeld("service", "old-certificate-expired"))
            : Accept();
    }
}
