using System.Collections.Immutable;
using DigiRenew.Contracts;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using DigiRenew.Renewal.Rules;
using static DigiRenew.Renewal.RenewalCommand;
using static DigiRenew.Renewal.RenewalEvent;

namespace DigiRenew.Tests.Unit.Renewal;

/// <summary>Renewals in every state, and one command of each kind, with fixed dates and digests.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Now = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset IssueMoment = new(2026, 3, 16, 6, 0, 0, TimeSpan.Zero);
    public static readonly RenewalId Id = new(Guid.Parse("00000000-0000-4000-8000-000000000001"));
    public static readonly DateOnly IssueDate = new(2026, 3, 16);
    public static readonly DateTimeOffset LapsesAt = new(2026, 3, 27, 22, 0, 0, TimeSpan.Zero);

    private static readonly RuleCitation Rule = new("standard", "1", new DateOnly(2024, 1, 1), ImmutableSortedDictionary<string, string>.Empty);

    public static readonly RuleVerdict Yes = new RuleVerdict.Yes(new DateOnly(2026, 3, 10), new DateOnly(2026, 3, 27), Rule);

    public static readonly OrderDrafted Draft = new(
        Id,
        new CertificateReference(Digest(1), "0A1B", Digest(2), Now.AddYears(-1), Now.AddDays(20)),
        Digest(3),
        IssueDate,
        2,
        new Device("SoftHSM v2", "ab12", "2.6"),
        new Price(100m, 0.21m, 21m, 121m, "RON"),
        Digest(4),
        Digest(5),
        "1",
        Digest(6),
        Language.Ro,
        Digest(7),
        Now.AddMinutes(10),
        Rule);

    public static Sha256Digest Digest(byte n) => Sha256Digest.Of([n]);

    public static readonly OrderPlaced Placed = new(Digest(8), Digest(9), [], LapsesAt);

    public static readonly PapersMade Papers = new([new Paper(PaperKind.Contract, "c.pdf", Digest(10), 100)], "PF-1");

    public static readonly PaymentRegistered Paid = new(121m, "RON", Digest(11), "fin-1");

    public static readonly CorrespondenceAsked Asked = new(Digest(28), Digest(29), Now.AddMinutes(10));

    public static readonly OrderApproved Approval = new("off-1", Digest(12));

    public static readonly IssuanceScheduled Schedule = new(IssueMoment);

    public static readonly IssuanceFixed Fixed = new("0C", IssueMoment, IssueMoment.AddYears(2), Digest(13), Digest(14));

    public static IEnumerable<RenewalEvent> VerifiedUploads => Kinds.Required.SelectMany(kind => new RenewalEvent[] { Upload(kind), new UploadVerified(kind, 1, Digest(20)) });

    public static UploadReceived Upload(UploadKind kind, int attempt = 1) => new(kind, attempt, Digest((byte)(30 + (int)kind)), null, 10, "pdf", Digest(21));

    /// <summary>A way to each state, by the state's name.</summary>
    public static readonly ImmutableSortedDictionary<string, ImmutableArray<RenewalEvent>> Histories = BuildHistories();

    /// <summary>One command of each kind, by its name.</summary>
    public static readonly ImmutableSortedDictionary<string, RenewalCommand> Commands = new RenewalCommand[]
    {
        new DraftOrder(Draft, Yes),
        new PlaceOrder(Digest(7), Digest(1), Digest(5), IssueDate, Digest(3), Digest(8), Digest(9), Digest(6), [], Yes, LapsesAt, Now),
        new RecordPapers(Papers.Papers, Papers.ProformaNumber),
        new ReceiveUpload(Upload(UploadKind.Contract)),
        new RecordVerified(UploadKind.Contract, 1, Digest(20), []),
        new RecordUploadRefused(UploadKind.Contract, 1, "signature-broken", Digest(20)),
        new RegisterPayment(121m, "RON", Digest(11), "fin-1", IssueMoment),
        new TakePaymentBack(Digest(42)),
        new Approve("off-1", Digest(12), ["name", "birth-date", "document-valid"], 1, Yes, IssueMoment),
        new ReturnUpload(UploadKind.Identity, "off-1", Digest(15)),
        new SettleBlocker(Blocker.Identification, "off-2", Digest(16), "presence"),
        new RefuseOrder("off-1", Digest(17)),
        new Hold("off-1", "asked"),
        new ReportNotMe(),
        new Release("off-1", Digest(18), IssueMoment),
        new Cancel(Digest(19)),
        new Lapse(LapsesAt),
        new FixIssuance(Fixed, IssueMoment, true),
        new AllowLateIssuance("off-1", Digest(22)),
        new RecordOldRevoked(Now),
        new RecordIssued(Digest(23)),
        new RecordInstalled(Digest(23), Digest(24)),
        new RecordIdentityViewed(new Guid("00000000-0000-4000-8000-0000000000aa"), "off-1", IdentityViewer.Officer, 1, null),
        new RecordPrivateDataViewed(new(new Guid("00000000-0000-4000-8000-0000000000ab"), "off-1", PrivateData.PersonalNumber, null)),
        new AttachPaymentProof(new(Digest(40), 10, "pdf", null, "fin-1", Digest(41))),
        new RecordRevoked("off-1", "off-2", Digest(25)),
        new RecordErased(DocumentGroup.Copies, [Digest(30)], Now, false, Now),
        new AskRevocation("off-1", "key-compromise", Digest(26)),
        new RecordRefund(121m, "RON", Digest(27), "fin-1"),
        new RecordBounce("7.0", "bounce"),
        new AskCorrespondence(Asked),
        new ConfirmCorrespondence(Digest(29), Now),
    }.ToImmutableSortedDictionary(command => command.GetType().Name, command => command);

    public static RenewalState State(string name) => RenewalProcess.Replay(Histories[name]);

    public static ImmutableArray<RenewalEvent> EventsOf(Decision decision) => Assert.IsType<Decision.Accepted>(decision).Events;

    private static ImmutableSortedDictionary<string, ImmutableArray<RenewalEvent>> BuildHistories()
    {
        ImmutableArray<RenewalEvent> drafted = [Draft];
        var placed = drafted.Add(Placed);
        var awaiting = placed.Add(Papers);
        var review = awaiting.AddRange(VerifiedUploads);
        var approved = review.Add(Approval);
        var scheduled = approved.Add(Paid).Add(Schedule);
        var issuing = scheduled.Add(Fixed);
        var issued = issuing.Add(new CertificateIssued(Digest(23)));
        var identification = drafted.Add(Placed with { Blockers = [Blocker.Identification] }).Add(Papers).AddRange(VerifiedUploads);
        return new[]
        {
            [],
            drafted,
            placed,
            awaiting,
            identification,
            review,
            approved,
            scheduled,
            issuing,
            issued,
            issued.Add(new CertificateInstalled(Digest(24))),
            review.Add(new OrderHeld("off-1", "asked")),
            review.Add(new OrderRefused("off-1", Digest(17))),
            review.Add(new OrderCancelled(Digest(19))),
            review.Add(new OldCertificateRevoked(Now)),
            review.Add(new OrderLapsed()),
        }.ToImmutableSortedDictionary(events => RenewalProcess.Replay(events).Name, events => events);
    }
}
