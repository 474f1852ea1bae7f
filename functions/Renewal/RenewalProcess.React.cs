using System.Collections.Immutable;
using DigiRenew.Contracts;
using static DigiRenew.Renewal.RenewalEffect;
using static DigiRenew.Renewal.RenewalEvent;

namespace DigiRenew.Renewal;

public static partial class RenewalProcess
{
    /// <summary>Days before lapsing on which the holder is reminded; those already past are skipped.</summary>
    public static ImmutableArray<int> ReminderDays { get; } = [10, 5, 3];

    /// <summary>Days after issuance on which the holder is reminded to install.</summary>
    public static ImmutableArray<int> InstallReminderDays { get; } = [3, 7, 14];

    /// <summary>How long after the issue moment an officer is called where nothing could be issued.</summary>
    public static TimeSpan IssuanceAlarmAfter { get; } = TimeSpan.FromHours(24);

    /// <summary>What must be done about an event.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="state">The state after it.</param>
    /// <param name="at">When it happened.</param>
    public static ImmutableArray<RenewalEffect> React(RenewalEvent happened, RenewalState state, DateTimeOffset at) => happened switch
    {
        OrderDrafted e => [new SendMail(MailKind.Code), new ForgetDraft(e.CodeExpires.AddDays(1))],
        OrderPlaced e => [new MakePapers(), new LapseAt(e.LapsesAt), .. Reminders(e.LapsesAt, at)],
        PapersMade => [new SendMail(MailKind.Papers)],
        UploadReceived e => [new VerifyUpload(e.Kind, e.Attempt), new StampUpload(e.Kind, e.Attempt)],
        UploadRefused e => [new SendMail(MailKind.UploadRefused, e.Kind), .. e.Kind == UploadKind.PaymentProof ? LapseNow(state, at) : []],
        UploadReturned e => [new SendMail(MailKind.UploadRefused, e.Kind), .. LapseNow(state, at)],
        ApprovalsVoided => [.. LapseNow(state, at)],
        PaymentRegistered => [new SendMail(MailKind.PaymentRegistered)],
        PaymentTakenBack when !CanBeHeld(state) => [new CallOfficer(CallOfficer.PaymentTakenBack)], // else the hold calls
        SignedWhileHeld => [new CallOfficer(CallOfficer.SignedWhileHeld)],
        OrderApproved => [new SendMail(MailKind.Approved)],
        IssuanceScheduled e => [new BeginIssuance(e.Moment), new CallOfficer(CallOfficer.IssuanceOverdue, e.Moment + IssuanceAlarmAfter)],
        OrderReleased when state is RenewalState.Scheduled s => [new BeginIssuance(s.Order.IssueMoment!.Value)],
        OrderReleased when state is RenewalState.Issuing => [new SignCertificate()],
        OrderReleased when state is RenewalState.Approved => [.. LapseNow(state, at)],
        LateIssuanceAllowed when state is RenewalState.Scheduled s => [new BeginIssuance(s.Order.IssueMoment!.Value)],
        IssuanceFixed => [new SignCertificate()],
        CertificateIssued => [
            new RegisterIssued(),
            new PreserveEvidence(),
            new SendMail(MailKind.Issued),
            .. InstallReminderDays.Select(days => new SendMail(MailKind.NotInstalled, At: at.AddDays(days))),
            .. Erase()],
        CertificateInstalled => [new PreserveEvidence(), new SendMail(MailKind.Installed), .. Release(state)],
        OrderHeld => [new CallOfficer("on-hold"), new SendMail(MailKind.OnHold)],
        NotMeReported => [new CallOfficer(CallOfficer.NotMe)],
        OrderRefused => [new SendMail(MailKind.OrderRefused), .. Release(state), .. Erase()],
        OrderCancelled => [new SendMail(MailKind.Cancelled), .. Release(state), .. Erase()],
        OldCertificateRevoked => [new SendMail(MailKind.Revoked), .. Release(state), .. Erase()],
        OrderLapsed when state.Facts!.Placement is not null => [new SendMail(MailKind.Lapsed), .. Release(state), .. Erase()],
        ContactBounced when state is RenewalState.Drafted => [new UpdateContact()],
        ContactBounced => [new UpdateContact(), new CallOfficer("contact-bounced")],
        ContactProposed => [new CallOfficer("contact-proposed")],
        BlockerSettled { Blocker: Blocker.Contact } => [new UpdateContact()],
        CorrespondenceAsked => [new SendMail(MailKind.CorrespondenceCode)],
        RefundRecorded => [new SendMail(MailKind.Refunded)],
        RevocationAsked => [new CallOfficer("revocation-asked")],
        RevocationConfirmed => [new RevokeCertificate()],
        RefundFellDue e => [new TellFinance(e.Amount, e.Currency)],
        CertificateRevoked => [new PreserveEvidence(), new SendMail(MailKind.Revoked)],
        _ => [],
    };

    private static IEnumerable<RenewalEffect> Reminders(DateTimeOffset lapsesAt, DateTimeOffset now) =>
        ReminderDays.Select(days => lapsesAt.AddDays(-days)).Where(moment => moment > now)
            .Select(moment => new SendMail(MailKind.Reminder, At: moment));

    /// <summary>What loses its approval after the last day that the rule allows can't be approved again; what can lapse is judged anew.</summary>
    private static IEnumerable<RenewalEffect> LapseNow(RenewalState state, DateTimeOffset at) =>
        state.Facts?.Placement is { } placed && placed.LapsesAt <= at ? [new LapseAt(placed.LapsesAt)] : [];

    private static IEnumerable<RenewalEffect> Erase() => [new EraseDocuments(DocumentGroup.Copies), new EraseDocuments(DocumentGroup.Record)];

    private static IEnumerable<RenewalEffect> Release(RenewalState state) => [new ReleaseClaims(state.Facts!.Draft.Certificate.Sha256)];
}
