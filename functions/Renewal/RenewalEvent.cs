using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DigiRenew.Contracts;
using DigiRenew.Pki;

namespace DigiRenew.Renewal;

/// <summary>
/// What has happened to a renewal. Holds no personal data: certificates and keys by digest, forms by salted digest,
/// operators by identifier. Time, actor and cause of every event stand in its audit record.
/// </summary>
public abstract record RenewalEvent
{
    private RenewalEvent()
    {
    }

    /// <summary>The holder filled in the form; a code was made for it.</summary>
    public sealed record OrderDrafted(
        RenewalId Id,
        CertificateReference Certificate,
        Sha256Digest NewKey,
        DateOnly IssueDate,
        int ValidityYears,
        Device Device,
        Price Price,
        Sha256Digest Form,
        Sha256Digest Draft,
        string TermsVersion,
        Sha256Digest Terms,
        Language Language,
        Sha256Digest Code,
        DateTimeOffset CodeExpires,
        RuleCitation Rule) : RenewalEvent;

    /// <summary>A wrong code was tried.</summary>
    public sealed record CodeRefused : RenewalEvent;

    /// <summary>The signed order was accepted.</summary>
    /// <param name="Statement">Digest of the signed order (CMS) in the evidence.</param>
    /// <param name="Request">Digest of the certification request (DER) within it.</param>
    /// <param name="Blockers">What an officer must settle before approval.</param>
    /// <param name="LapsesAt">End of the last day the rule allows.</param>
    /// <param name="Rule">The rule that allowed it; null in records of before it was kept.</param>
    public sealed record OrderPlaced(
        Sha256Digest Statement,
        Sha256Digest Request,
        ImmutableArray<Blocker> Blockers,
        DateTimeOffset LapsesAt,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RuleCitation? Rule = null) : RenewalEvent
    {
        public bool Equals(OrderPlaced? other) => other is not null && Statement == other.Statement && Request == other.Request
            && LapsesAt == other.LapsesAt && Blockers.SequenceEqual(other.Blockers) && Equals(Rule, other.Rule);

        public override int GetHashCode() => HashCode.Combine(Statement, Request);
    }

    public sealed record PapersMade(ImmutableArray<Paper> Papers, string ProformaNumber) : RenewalEvent
    {
        public bool Equals(PapersMade? other) => other is not null && ProformaNumber == other.ProformaNumber && Papers.SequenceEqual(other.Papers);

        public override int GetHashCode() => HashCode.Combine(ProformaNumber);
    }

    public sealed record UploadReceived(UploadKind Kind, int Attempt, Sha256Digest File, Sha256Digest? Signature, long Length, string Extension, Sha256Digest Receipt) : RenewalEvent;

    public sealed record UploadVerified(UploadKind Kind, int Attempt, Sha256Digest Report) : RenewalEvent;

    public sealed record UploadRefused(UploadKind Kind, int Attempt, string Code, Sha256Digest Report) : RenewalEvent;

    /// <summary>An officer refused a verified upload; the reason lies with the form, since it may name the holder.</summary>
    public sealed record UploadReturned(UploadKind Kind, int Attempt, string Officer, Sha256Digest Decision) : RenewalEvent;

    /// <summary>Something for the officer to look at, e.g. the same file under another holder.</summary>
    public sealed record UploadFlagged(UploadKind Kind, int Attempt, string Flag) : RenewalEvent;

    public sealed record PaymentRegistered(decimal Amount, string Currency, Sha256Digest Decision, string By) : RenewalEvent;

    /// <summary>The bank took the registered payment back: the order is as if it had not been paid.</summary>
    /// <param name="Entry">Digest of the reversal in the bank's statement; the same whatever file it comes in.</param>
    public sealed record PaymentTakenBack(Sha256Digest Entry) : RenewalEvent;

    /// <summary>One officer approved, and policy asks for another.</summary>
    public sealed record ApprovalGiven(string Officer, Sha256Digest Decision) : RenewalEvent;

    /// <summary>The last approval needed.</summary>
    /// <param name="Rule">The rule that allowed it; null in records of before it was kept.</param>
    public sealed record OrderApproved(
        string Officer,
        Sha256Digest Decision,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RuleCitation? Rule = null) : RenewalEvent;

    /// <summary>A change voided the approvals given before it.</summary>
    public sealed record ApprovalsVoided(string Cause) : RenewalEvent;

    /// <summary>One officer verified the contact; a second one must confirm.</summary>
    /// <param name="Address">Salted digest of the new address; null where the contact of record stays.</param>
    public sealed record ContactProposed(string Officer, Sha256Digest Decision, string Method, Sha256Digest? Address = null) : RenewalEvent;

    /// <summary>A message to the contact of record came back.</summary>
    /// <param name="Effect">The effect that sent it.</param>
    /// <param name="Cause">A stable word, e.g. bounce.</param>
    public sealed record ContactBounced(string Effect, string Cause) : RenewalEvent;

    /// <summary>The holder named another address for notices; a code was made for it.</summary>
    /// <param name="Address">Salted digest of the address.</param>
    public sealed record CorrespondenceAsked(Sha256Digest Address, Sha256Digest Code, DateTimeOffset Expires) : RenewalEvent;

    /// <summary>A wrong code was tried for the other address.</summary>
    public sealed record CorrespondenceCodeRefused : RenewalEvent;

    /// <summary>The code came back from the other address: notices go there too.</summary>
    public sealed record CorrespondenceConfirmed(Sha256Digest Address) : RenewalEvent;

    public sealed record BlockerSettled(Blocker Blocker, string Officer, Sha256Digest Decision, string Method) : RenewalEvent;

    /// <summary>Approved and paid: will be issued at a moment.</summary>
    public sealed record IssuanceScheduled(DateTimeOffset Moment) : RenewalEvent;

    /// <summary>Serial number and validity are fixed, before the first signature.</summary>
    /// <param name="Serial">Positive, upper-case hexadecimal.</param>
    /// <param name="NotBefore">UTC, whole seconds.</param>
    /// <param name="NotAfter">UTC, whole seconds.</param>
    /// <param name="Issuer">SHA-256 of the issuing certificate.</param>
    /// <param name="ToBeSigned">SHA-256 of the TBSCertificate.</param>
    public sealed record IssuanceFixed(string Serial, DateTimeOffset NotBefore, DateTimeOffset NotAfter, Sha256Digest Issuer, Sha256Digest ToBeSigned) : RenewalEvent;

    public sealed record CertificateIssued(Sha256Digest Certificate) : RenewalEvent;

    /// <summary>The certificate was signed while the order was being held or ended: it lies in the evidence, and nobody got it.</summary>
    public sealed record SignedWhileHeld(Sha256Digest Certificate) : RenewalEvent;

    public sealed record CertificateInstalled(Sha256Digest Statement) : RenewalEvent;

    /// <summary>Somebody saw the identity copy. A look is no change: approvals stand.</summary>
    /// <param name="View">Of this look.</param>
    /// <param name="By">Who looked.</param>
    /// <param name="Viewer">In which role.</param>
    /// <param name="Attempt">Which copy.</param>
    /// <param name="Reason">Digest of the written reason, which lies with the private documents; null where none was needed.</param>
    public sealed record IdentityViewed(Guid View, string By, IdentityViewer Viewer, int Attempt, Sha256Digest? Reason) : RenewalEvent;

    /// <summary>Somebody saw personal data other than the identity copy. A look is no change: approvals stand.</summary>
    /// <param name="View">Of this look.</param>
    /// <param name="By">Who looked.</param>
    /// <param name="What">At what.</param>
    /// <param name="Shown">SHA-256 of the file that was shown; null where it was none.</param>
    public sealed record PrivateDataViewed(Guid View, string By, PrivateData What, Sha256Digest? Shown) : RenewalEvent;

    /// <summary>An operator attached a payment proof that came by another way. It is nobody's upload: no holder signed it.</summary>
    /// <param name="File">SHA-256 of the file.</param>
    /// <param name="Length">Octets.</param>
    /// <param name="Extension">Lower case, without a dot.</param>
    /// <param name="Flag">Something for the officer to look at, e.g. the same file under another holder; null where there is nothing.</param>
    /// <param name="By">Who attached it.</param>
    /// <param name="Decision">The sealed statement about it.</param>
    public sealed record PaymentProofAttached(Sha256Digest File, long Length, string Extension, string? Flag, string By, Sha256Digest Decision) : RenewalEvent;

    /// <param name="By">An operator, holder or service.</param>
    /// <param name="Cause">A stable word.</param>
    /// <param name="Decision">The sealed decision where an officer held it; null where the holder or the service did.</param>
    public sealed record OrderHeld(
        string By, string Cause, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Sha256Digest? Decision = null) : RenewalEvent;

    /// <summary>The holder said “this wasn’t me” of an order that could not be held by it: a draft, an issued certificate, one that was held already.</summary>
    public sealed record NotMeReported : RenewalEvent;

    public sealed record OrderReleased(string By, Sha256Digest Decision) : RenewalEvent;

    public sealed record OrderRefused(string By, Sha256Digest Decision) : RenewalEvent;

    public sealed record OrderCancelled(Sha256Digest Statement) : RenewalEvent;

    /// <summary>The old certificate was revoked before the new one was issued.</summary>
    public sealed record OldCertificateRevoked(DateTimeOffset RevokedAt) : RenewalEvent;

    public sealed record OrderLapsed : RenewalEvent;

    /// <summary>The order ended after payment.</summary>
    public sealed record RefundFellDue(decimal Amount, string Currency) : RenewalEvent;

    /// <summary>Finance paid back what was due.</summary>
    public sealed record RefundRecorded(decimal Amount, string Currency, Sha256Digest Decision, string By) : RenewalEvent;

    /// <summary>An officer decided that an order whose date could not be kept is still issued.</summary>
    public sealed record LateIssuanceAllowed(string Officer, Sha256Digest Decision) : RenewalEvent;

    /// <summary>An officer wants the issued certificate revoked; a second one must confirm.</summary>
    /// <param name="Reason">A reason of RFC 5280 §5.3.1 in words.</param>
    public sealed record RevocationAsked(string Officer, string Reason, Sha256Digest Decision) : RenewalEvent;

    /// <summary>The second officer confirmed: the certification authority is asked.</summary>
    public sealed record RevocationConfirmed(string Officer, string Second, string Reason, Sha256Digest Decision) : RenewalEvent;

    /// <summary>The officer and a second one had the issued certificate revoked.</summary>
    public sealed record CertificateRevoked(string Officer, string Second, Sha256Digest Decision) : RenewalEvent;

    /// <summary>Documents were erased: the key that opened them is gone. Their digests stay.</summary>
    /// <param name="Group">What was erased.</param>
    /// <param name="Files">SHA-256 of each file that was received and is gone now.</param>
    public sealed record DocumentsErased(DocumentGroup Group, ImmutableArray<Sha256Digest> Files) : RenewalEvent
    {
        public bool Equals(DocumentsErased? other) => other is not null && Group == other.Group && Files.SequenceEqual(other.Files);

        public override int GetHashCode() => HashCode.Combine(Group, Files.Length);
    }
}
