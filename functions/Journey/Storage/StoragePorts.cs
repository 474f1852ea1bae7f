using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Payments.Statements;
using DigiRenew.Journey.Register;
using DigiRenew.Journey.Review;

namespace DigiRenew.Journey.Storage;

/// <summary>The ports that keep something; one adapter fills them all.</summary>
public sealed record StoragePorts
{
    public required IRenewals Renewals { get; init; }

    public required IClaims Claims { get; init; }

    public required IEvidence Evidence { get; init; }

    public required IPrivateDocuments PrivateDocuments { get; init; }

    public required IHolderRegister Register { get; init; }

    public required IReviewQueue ReviewQueue { get; init; }

    public required IAuditStore AuditStore { get; init; }

    public required IStatementInbox StatementInbox { get; init; }
}
