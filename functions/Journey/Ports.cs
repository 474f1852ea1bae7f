using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Configuration;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Mail;
using DigiRenew.Journey.Payments.Statements;
using DigiRenew.Journey.Register;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Revocation;
using DigiRenew.Journey.Storage;
using DigiRenew.Journey.TimeStamps;
using DigiRenew.Journey.Verification;

namespace DigiRenew.Journey;

/// <summary>Everything the journey needs from outside; a host fills it in.</summary>
public sealed record Ports
{
    public required IRenewals Renewals { get; init; }

    public required IClaims Claims { get; init; }

    public required IEvidence Evidence { get; init; }

    public required IPrivateDocuments PrivateDocuments { get; init; }

    public required IHolderRegister Register { get; init; }

    public required IIssuingKey IssuingKey { get; init; }

    public required ISealKey Seal { get; init; }

    public required IAuditStore AuditStore { get; init; }

    public required IRevocationLists RevocationLists { get; init; }

    /// <summary>Asked instead of revocation lists right before issuance, where one is configured.</summary>
    public IStatusResponder StatusResponder { get; init; } = NoStatusResponder.Instance;

    public ITimeStamps TimeStamps { get; init; } = NoTimeStamps.Instance;

    public required IMailTransport Mail { get; init; }

    public required IReviewQueue ReviewQueue { get; init; }

    public required IStatementInbox StatementInbox { get; init; }

    /// <summary>Asked to revoke what was issued; null where the provider's authority is not connected.</summary>
    public IRevocation? Revocation { get; init; }

    public required IWakeUp WakeUp { get; init; }

    public required IServiceSecrets Secrets { get; init; }
}
