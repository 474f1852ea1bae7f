using System.Collections.Immutable;
using DigiRenew.Contracts;
using DigiRenew.Pki;

namespace DigiRenew.Renewal;

/// <summary>What is known of an order in every state from its draft on.</summary>
public sealed record OrderFacts(RenewalEvent.OrderDrafted Draft)
{
    public RenewalId Id => Draft.Id;

    public RenewalEvent.OrderPlaced? Placement { get; init; }

    public ImmutableArray<Paper> Papers { get; init; } = [];

    public string? ProformaNumber { get; init; }

    public ImmutableSortedDictionary<UploadKind, UploadSlot> Uploads { get; init; } = ImmutableSortedDictionary<UploadKind, UploadSlot>.Empty;

    public RenewalEvent.PaymentRegistered? Payment { get; init; }

    /// <summary>Payments that the bank took back, by the digest of the statement entry that says so.</summary>
    public ImmutableDictionary<Sha256Digest, RenewalEvent.PaymentRegistered> TakenBack { get; init; } = ImmutableDictionary<Sha256Digest, RenewalEvent.PaymentRegistered>.Empty;

    /// <summary>Officers whose approval stands, and the sealed decision of each.</summary>
    public ImmutableSortedDictionary<string, Sha256Digest> Approvals { get; init; } = ImmutableSortedDictionary<string, Sha256Digest>.Empty;

    public bool IsApproved { get; init; }

    /// <summary>Operators who changed something that an approval rests on.</summary>
    public ImmutableSortedSet<string> ChangedBy { get; init; } = [];

    public ImmutableSortedSet<Blocker> Blockers { get; init; } = [];

    /// <summary>How each blocker was settled.</summary>
    public ImmutableSortedDictionary<Blocker, string> Settled { get; init; } = ImmutableSortedDictionary<Blocker, string>.Empty;

    public DateTimeOffset? IssueMoment { get; init; }

    public RenewalEvent.IssuanceFixed? Issuance { get; init; }

    public Sha256Digest? Certificate { get; init; }

    /// <summary>A certificate that was signed while the order was being held or ended, and that nobody got; null where there is none.</summary>
    public Sha256Digest? SignedWhileHeld { get; init; }

    public bool LateIssuanceAllowed { get; init; }

    /// <summary>Whether it is an officer's to decide if it is issued: the old certificate has expired, and nobody has allowed that (SPEC §2).</summary>
    public bool IsTooLateAt(DateTimeOffset at) => at > Draft.Certificate.NotAfter && !LateIssuanceAllowed;

    /// <summary>Whether an officer was called because the holder said “this wasn’t me”, and the order has not gone on since.</summary>
    public bool NotMeReported { get; init; }

    public bool RefundDue { get; init; }

    /// <summary>What was erased.</summary>
    public ImmutableSortedSet<DocumentGroup> Erased { get; init; } = [];

    public RenewalEvent.RefundRecorded? Refund { get; init; }

    /// <summary>Effects whose message to the contact of record came back.</summary>
    public ImmutableSortedSet<string> Bounces { get; init; } = [];

    /// <summary>What the first officer found out about the contact; null where none did or it is settled.</summary>
    public RenewalEvent.ContactProposed? ContactProposal { get; init; }

    /// <summary>Salted digest of the address that two officers put in place of the form's; null where it stays.</summary>
    public Sha256Digest? Contact { get; init; }

    /// <summary>An address that its code has not confirmed yet.</summary>
    public RenewalEvent.CorrespondenceAsked? CorrespondenceAsked { get; init; }

    public int CorrespondenceTries { get; init; }

    /// <summary>Salted digest of the confirmed correspondence address.</summary>
    public Sha256Digest? Correspondence { get; init; }

    /// <summary>The revocation that waits for a second officer.</summary>
    public RenewalEvent.RevocationAsked? RevocationAsked { get; init; }

    /// <summary>The revocation that two officers decided.</summary>
    public RenewalEvent.RevocationConfirmed? Revocation { get; init; }

    /// <summary>Payment proofs that operators attached, oldest first.</summary>
    public ImmutableArray<RenewalEvent.PaymentProofAttached> AttachedProofs { get; init; } = [];

    /// <summary>The newest look at personal data.</summary>
    public Guid? LastView { get; init; }

    /// <summary>Whether the contact was changed in this order, so that two persons approve whatever the policy says (SPEC §7); of the device the register tells.</summary>
    public bool NeedsSecondPerson => Settled.ContainsKey(Blocker.Contact);

    /// <summary>Whether all of these officers changed something that their approval would rest on.</summary>
    public bool AllChanged(IEnumerable<string> officers) => officers.All(ChangedBy.Contains);

    /// <summary>
    /// Whether the holder has shown that they paid, so that it is the provider who has to look: a proof that was not refused, whoever brought it.
    /// A proof says nothing of money that went back since.
    /// </summary>
    public bool PaymentProven => TakenBack.IsEmpty
        && (StatusOf(UploadKind.PaymentProof) is UploadStatus.Accepted or UploadStatus.Verifying || !AttachedProofs.IsEmpty);

    /// <summary>Whether a certificate has the new key, handed out or not.</summary>
    public bool KeyIsUsed => Certificate is not null || SignedWhileHeld is not null;

    /// <summary>Whether a payment with this sealed decision was registered, be it taken back since.</summary>
    public bool WasRegistered(Sha256Digest decision) => Payment?.Decision == decision || TakenBack.Values.Any(paid => paid.Decision == decision);

    /// <summary>Whether the four required uploads are verified.</summary>
    public bool UploadsComplete => Kinds.Required.All(kind => Uploads.TryGetValue(kind, out var slot) && slot.Status == UploadStatus.Accepted);

    /// <summary>How a kind stands; null where nothing was sent.</summary>
    public UploadStatus? StatusOf(UploadKind kind) => Uploads.TryGetValue(kind, out var slot) ? slot.Status : null;

    /// <summary>The number of the next file of a kind.</summary>
    public int NextAttempt(UploadKind kind) => Uploads.TryGetValue(kind, out var slot) ? slot.Attempt + 1 : 1;
}
