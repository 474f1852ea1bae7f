using DigiRenew.Contracts;
using DigiRenew.Pki;

namespace DigiRenew.Renewal;

/// <summary>What must be done about an event: ids and due times only. Every effect is idempotent by its id.</summary>
public abstract record RenewalEffect
{
    private RenewalEffect()
    {
    }

    /// <summary>When it is to be done; null means at once.</summary>
    public virtual DateTimeOffset? Due => null;

    /// <summary>Writes the records up to this one to the append-only audit store, and this order's row of the review queue.</summary>
    public sealed record Publish : RenewalEffect;

    /// <summary>Sends a message; <paramref name="About"/> is the upload it speaks of, where it speaks of one.</summary>
    public sealed record SendMail(MailKind Kind, UploadKind? About = null, DateTimeOffset? At = null) : RenewalEffect
    {
        public override DateTimeOffset? Due => At;
    }

    public sealed record MakePapers : RenewalEffect;

    public sealed record VerifyUpload(UploadKind Kind, int Attempt) : RenewalEffect;

    /// <summary>Has a time-stamping authority, where one is configured, say when an upload was there.</summary>
    public sealed record StampUpload(UploadKind Kind, int Attempt) : RenewalEffect;

    /// <summary>Fixes serial number and validity, once the moment has come and the old certificate is known not to be revoked.</summary>
    public sealed record BeginIssuance(DateTimeOffset Moment) : RenewalEffect
    {
        public override DateTimeOffset? Due => Moment;
    }

    public sealed record SignCertificate : RenewalEffect;

    public sealed record RegisterIssued : RenewalEffect;

    /// <summary>Brings the register's contact up to date with what became known of it.</summary>
    public sealed record UpdateContact : RenewalEffect;

    /// <summary>Has the certification authority revoke the issued certificate.</summary>
    public sealed record RevokeCertificate : RenewalEffect;

    public sealed record LapseAt(DateTimeOffset Moment) : RenewalEffect
    {
        public override DateTimeOffset? Due => Moment;
    }

    /// <summary>Gives back the claim on the certificate, and on the new key where no certificate has it.</summary>
    public sealed record ReleaseClaims(Sha256Digest Certificate) : RenewalEffect;

    public sealed record TellFinance(decimal Amount, string Currency) : RenewalEffect;

    public sealed record CallOfficer(string Cause, DateTimeOffset? At = null) : RenewalEffect
    {
        /// <summary>The cause where an order still waits for its issuance a day after the moment; not sent once it no longer does.</summary>
        public const string IssuanceOverdue = "issuance-overdue";

        /// <summary>The cause where the holder says “this wasn’t me”.</summary>
        public const string NotMe = "not-me";

        /// <summary>The cause where the bank took the registered payment back.</summary>
        public const string PaymentTakenBack = "payment-taken-back";

        /// <summary>The cause where a certificate was signed while its order was being held or ended.</summary>
        public const string SignedWhileHeld = "signed-while-held";

        public override DateTimeOffset? Due => At;
    }

    /// <summary>Puts the evidence of an issued certificate where nobody can change it.</summary>
    public sealed record PreserveEvidence : RenewalEffect;

    /// <summary>
    /// Erases documents once they need no longer be kept. It falls due at once, and whoever performs it puts it off until the day that
    /// the provider’s settings give: the periods are settings, and what is pending follows them when they change.
    /// </summary>
    public sealed record EraseDocuments(DocumentGroup Group) : RenewalEffect;

    /// <summary>Forgets a draft that was never placed.</summary>
    public sealed record ForgetDraft(DateTimeOffset Moment) : RenewalEffect
    {
        public override DateTimeOffset? Due => Moment;
    }
}
