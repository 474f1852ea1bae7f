using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Export;
using DigiRenew.Journey.Installation;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Mail;
using DigiRenew.Journey.Ordering;
using DigiRenew.Journey.Papers;
using DigiRenew.Journey.Payments;
using DigiRenew.Journey.Payments.Statements;
using DigiRenew.Journey.Reminders;
using DigiRenew.Journey.Retention;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Revocation;
using DigiRenew.Journey.Sessions;
using DigiRenew.Journey.Uploads;
using DigiRenew.Journey.Verification;

namespace DigiRenew.Journey;

/// <summary>All use cases, in the order of the journey.</summary>
public sealed class JourneyApplication(JourneyContext context)
{
    public JourneyContext Context { get; } = context;

    public ReadPolicy ReadPolicy { get; } = new(context);

    public ReadTerms ReadTerms { get; } = new(context);

    public IssueChallenge IssueChallenge { get; } = new(context);

    public OpenSession OpenSession { get; } = new(context);

    public DraftOrder DraftOrder { get; } = new(context);

    public PlaceOrder PlaceOrder { get; } = new(context);

    public ReadOrders ReadOrders { get; } = new(context);

    public CancelOrder CancelOrder { get; } = new(context);

    public ReadPaper ReadPaper { get; } = new(context);

    public ReceiveUpload ReceiveUpload { get; } = new(context);

    public ReadUpload ReadUpload { get; } = new(context);

    public RegisterPayment RegisterPayment { get; } = new(context);

    public ReceiveStatement ReceiveStatement { get; } = new(context);

    public ReadStatement ReadStatement { get; } = new(context);

    public ImportStatements ImportStatements { get; } = new(context);

    public EraseStatements EraseStatements { get; } = new(RetentionSources.Of(context));

    public AttachPaymentProof AttachPaymentProof { get; } = new(context);

    public RecordRefund RecordRefund { get; } = new(context);

    public ReadPayments ReadPayments { get; } = new(context);

    public ReadQueue ReadQueue { get; } = new(context);

    public ReadReviewOrder ReadReviewOrder { get; } = new(context);

    public ReadReviewFile ReadReviewFile { get; } = new(context);

    public ReadReport ReadReport { get; } = new(context);

    public ReadPersonalNumber ReadPersonalNumber { get; } = new(context);

    public ViewIdentity ViewIdentity { get; } = new(context);

    public ReadCounts ReadCounts { get; } = new(context);

    public DecideOrder DecideOrder { get; } = new(context);

    public AskRevocation AskRevocation { get; } = new(context);

    public RecordBounce RecordBounce { get; } = new(context);

    public AskCorrespondence AskCorrespondence { get; } = new(context);

    public ConfirmCorrespondence ConfirmCorrespondence { get; } = new(context);

    public ReadCertificate ReadCertificate { get; } = new(context);

    public ReportInstallation ReportInstallation { get; } = new(context);

    public ExportEvidence ExportEvidence { get; } = new(context);

    public ReportNotMe ReportNotMe { get; } = new(context);

    public ReadAudit ReadAudit { get; } = new(context);

    public MakeCheckpoint MakeCheckpoint { get; } = new(context);

    public SendCheckpoint SendCheckpoint { get; } = new(context);

    public CallOfficers CallOfficers { get; } = new(context);

    public EffectPerformer Effects { get; } = new(context);
}
