using System.Collections.Immutable;
using DigiRenew.Contracts;
using DigiRenew.Pki;
using DigiRenew.Renewal.Rules;

namespace DigiRenew.Renewal;

/// <summary>What may be asked of a renewal. Time, random values and the results of look-ups come in with the command.</summary>
public abstract record RenewalCommand
{
    private RenewalCommand()
    {
    }

    /// <param name="Event">The draft as it will be recorded.</param>
    /// <param name="Verdict">The rules' answer for the chosen date.</param>
    public sealed record DraftOrder(RenewalEvent.OrderDrafted Event, RuleVerdict Verdict) : RenewalCommand;

    /// <summary>Places the drafted order.</summary>
    /// <param name="Code">Digest of the code that came with it, made as the draft's was.</param>
    /// <param name="Certificate">The certificate that signed the order.</param>
    /// <param name="Draft">The draft digest that was signed.</param>
    /// <param name="IssueDate">The date that was signed.</param>
    /// <param name="NewKey">Digest of the request's SubjectPublicKeyInfo; its proof of possession holds.</param>
    /// <param name="Statement">Digest of the signed order.</param>
    /// <param name="Request">Digest of the certification request.</param>
    /// <param name="Terms">Digest of the general conditions that was signed.</param>
    /// <param name="Blockers">What an officer must settle.</param>
    /// <param name="Verdict">The rules' answer, today.</param>
    /// <param name="LapsesAt">End of the last day the rule allows.</param>
    /// <param name="At">Now.</param>
    public sealed record PlaceOrder(
        Sha256Digest Code,
        Sha256Digest Certificate,
        Sha256Digest Draft,
        DateOnly IssueDate,
        Sha256Digest NewKey,
        Sha256Digest Statement,
        Sha256Digest Request,
        Sha256Digest Terms,
        ImmutableArray<Blocker> Blockers,
        RuleVerdict Verdict,
        DateTimeOffset LapsesAt,
        DateTimeOffset At) : RenewalCommand;

    public sealed record RecordPapers(ImmutableArray<Paper> Papers, string ProformaNumber) : RenewalCommand;

    /// <param name="Event">The upload as stored; its attempt is the next of its kind.</param>
    public sealed record ReceiveUpload(RenewalEvent.UploadReceived Event) : RenewalCommand;

    public sealed record RecordVerified(UploadKind Kind, int Attempt, Sha256Digest Report, ImmutableArray<string> Flags) : RenewalCommand;

    public sealed record RecordUploadRefused(UploadKind Kind, int Attempt, string Code, Sha256Digest Report) : RenewalCommand;

    /// <param name="IssueMoment">The moment of issue on the chosen date; where it has passed, now.</param>
    public sealed record RegisterPayment(decimal Amount, string Currency, Sha256Digest Decision, string By, DateTimeOffset IssueMoment) : RenewalCommand;

    /// <param name="Entry">Digest of the reversal in the bank's statement: each counts once.</param>
    public sealed record TakePaymentBack(Sha256Digest Entry) : RenewalCommand;

    /// <param name="Compared">What the officer compared: name, birth-date or personal-number, document-valid.</param>
    /// <param name="ApprovalsNeeded">By policy: 1 or 2.</param>
    /// <param name="Verdict">The rules' answer for the later of today and the chosen date.</param>
    /// <param name="IssueMoment">As for a payment.</param>
    public sealed record Approve(
        string Officer, Sha256Digest Decision, ImmutableArray<string> Compared, int ApprovalsNeeded, RuleVerdict Verdict, DateTimeOffset IssueMoment) : RenewalCommand;

    public sealed record ReturnUpload(UploadKind Kind, string Officer, Sha256Digest Decision) : RenewalCommand;

    /// <param name="Address">Salted digest of the address that is the contact from now on; only for the contact, where it changes.</param>
    public sealed record SettleBlocker(Blocker Blocker, string Officer, Sha256Digest Decision, string Method, Sha256Digest? Address = null) : RenewalCommand;

    /// <param name="Effect">The effect that sent the message.</param>
    /// <param name="Cause">A stable word, e.g. bounce.</param>
    public sealed record RecordBounce(string Effect, string Cause) : RenewalCommand;

    /// <param name="Event">The address by digest, and the code that was made for it.</param>
    public sealed record AskCorrespondence(RenewalEvent.CorrespondenceAsked Event) : RenewalCommand;

    /// <param name="Code">Digest of the code that was given, made as the asked one's was.</param>
    /// <param name="At">Now.</param>
    public sealed record ConfirmCorrespondence(Sha256Digest Code, DateTimeOffset At) : RenewalCommand;

    public sealed record RefuseOrder(string By, Sha256Digest Decision) : RenewalCommand;

    /// <param name="By">An operator, holder or service.</param>
    /// <param name="Cause">A stable word.</param>
    /// <param name="Decision">The sealed decision of an officer.</param>
    public sealed record Hold(string By, string Cause, Sha256Digest? Decision = null) : RenewalCommand;

    /// <summary>The holder says “this wasn’t me”: the order is held where it can be, and an officer is called in any case.</summary>
    public sealed record ReportNotMe : RenewalCommand;

    /// <param name="IssueMoment">As for a payment: an order that was paid while on hold is scheduled.</param>
    public sealed record Release(string By, Sha256Digest Decision, DateTimeOffset IssueMoment) : RenewalCommand;

    public sealed record Cancel(Sha256Digest Statement) : RenewalCommand;

    public sealed record Lapse(DateTimeOffset At) : RenewalCommand;

    /// <param name="At">Now.</param>
    /// <param name="OldCertificateValid">False once the old certificate has expired.</param>
    public sealed record FixIssuance(RenewalEvent.IssuanceFixed Event, DateTimeOffset At, bool OldCertificateValid) : RenewalCommand;

    public sealed record AllowLateIssuance(string Officer, Sha256Digest Decision) : RenewalCommand;

    public sealed record RecordOldRevoked(DateTimeOffset RevokedAt) : RenewalCommand;

    public sealed record RecordIssued(Sha256Digest Certificate) : RenewalCommand;

    public sealed record RecordInstalled(Sha256Digest Certificate, Sha256Digest Statement) : RenewalCommand;

    /// <summary>Records that somebody is about to see the identity copy.</summary>
    /// <param name="View">Of this look; the same look recorded twice is one.</param>
    /// <param name="By">Who looks.</param>
    /// <param name="Viewer">In which role.</param>
    /// <param name="Attempt">Which copy.</param>
    /// <param name="Reason">Digest of the written reason; an auditor needs one.</param>
    public sealed record RecordIdentityViewed(Guid View, string By, IdentityViewer Viewer, int Attempt, Sha256Digest? Reason) : RenewalCommand;

    /// <summary>Records that somebody is about to see personal data other than the identity copy.</summary>
    /// <param name="Event">The look; the same one recorded twice is one.</param>
    public sealed record RecordPrivateDataViewed(RenewalEvent.PrivateDataViewed Event) : RenewalCommand;

    /// <param name="Event">The proof as it is kept, and the sealed statement about it.</param>
    public sealed record AttachPaymentProof(RenewalEvent.PaymentProofAttached Event) : RenewalCommand;

    public sealed record RecordRefund(decimal Amount, string Currency, Sha256Digest Decision, string By) : RenewalCommand;

    /// <summary>The first officer asks; another one who gives the same reason confirms.</summary>
    /// <param name="Reason">A reason of RFC 5280 §5.3.1 in words, e.g. key-compromise.</param>
    public sealed record AskRevocation(string Officer, string Reason, Sha256Digest Decision) : RenewalCommand;

    /// <summary>The certification authority has revoked the certificate.</summary>
    public sealed record RecordRevoked(string Officer, string Second, Sha256Digest Decision) : RenewalCommand;

    /// <param name="Group">What is erased.</param>
    /// <param name="Files">SHA-256 of the files that go.</param>
    /// <param name="KeptUntil">Until when it must be kept; null while the order is open.</param>
    /// <param name="OnRequest">The holder asks: what need not be kept goes before its time.</param>
    /// <param name="At">Now.</param>
    public sealed record RecordErased(
        DocumentGroup Group, ImmutableArray<Sha256Digest> Files, DateTimeOffset? KeptUntil, bool OnRequest, DateTimeOffset At) : RenewalCommand;
}
