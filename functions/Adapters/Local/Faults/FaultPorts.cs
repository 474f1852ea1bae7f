using DigiRenew.Journey;

namespace DigiRenew.Adapters.Local.Faults;

/// <summary>Puts a fault hook around every write of a host's ports, whatever stores stand behind them.</summary>
public static class FaultPorts
{
    /// <summary>The ports with the hook, or as they are where there is none.</summary>
    public static Ports Around(Ports ports, FaultHook? hook) => hook is null ? ports : ports with
    {
        Renewals = new FaultRenewals(ports.Renewals, hook),
        Claims = new FaultClaims(ports.Claims, hook),
        Evidence = new FaultEvidence(ports.Evidence, hook),
        PrivateDocuments = new FaultPrivateDocuments(ports.PrivateDocuments, hook),
        Register = new FaultRegister(ports.Register, hook),
        AuditStore = new FaultAuditStore(ports.AuditStore, hook),
        ReviewQueue = new FaultReviewQueue(ports.ReviewQueue, hook),
        Mail = new FaultMail(ports.Mail, hook),
        StatementInbox = new FaultStatementInbox(ports.StatementInbox, hook),
    };
}
