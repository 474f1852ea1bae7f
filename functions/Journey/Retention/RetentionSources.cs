using DigiRenew.Journey.Mail;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal.Rules;

namespace DigiRenew.Journey.Retention;

/// <summary>What erasing works on: the stores, how long things are kept, and the mails of which a copy was kept.</summary>
public sealed record RetentionSources(StoragePorts Storage, RenewalLedger Ledger, RetentionPeriods Periods, IMailTransport Mail, TimeProvider Time)
{
    public static RetentionSources Of(JourneyContext context) => new(
        new()
        {
            Renewals = context.Ports.Renewals,
            Claims = context.Ports.Claims,
            Evidence = context.Ports.Evidence,
            PrivateDocuments = context.Ports.PrivateDocuments,
            Register = context.Ports.Register,
            ReviewQueue = context.Ports.ReviewQueue,
            AuditStore = context.Ports.AuditStore,
            StatementInbox = context.Ports.StatementInbox,
        },
        context.Ledger,
        context.Settings.Retention,
        context.Ports.Mail,
        context.Time);
}
