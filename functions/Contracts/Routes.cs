namespace DigiRenew.Contracts;

/// <summary>Route templates, without the leading slash and the prefix <c>/api</c>.</summary>
public static class Routes
{
    public const string Prefix = "/api";
    public const string Policy = "policy";
    public const string Terms = "terms/{version}/{language}";
    public const string Challenges = "challenges";
    public const string Sessions = "sessions";
    public const string Drafts = "drafts";
    public const string Orders = "orders";
    public const string Order = "orders/{id}";
    public const string Paper = "orders/{id}/papers/{kind}";
    public const string Upload = "orders/{id}/uploads/{kind}";
    public const string Cancel = "orders/{id}/cancel";
    public const string Correspondence = "orders/{id}/correspondence";
    public const string Certificate = "orders/{id}/certificate";
    public const string Installation = "orders/{id}/installation";
    public const string ReviewPage = "review";
    public const string ReviewAsset = "review/page/{asset}";
    public const string ReviewMe = "review/me";
    public const string ReviewCounts = "review/counts";
    public const string ReviewOrders = "review/orders";
    public const string ReviewOrder = "review/orders/{id}";
    public const string ReviewFile = "review/orders/{id}/files/{name}";
    public const string ReviewIdentity = "review/orders/{id}/identity";
    public const string ReviewPersonalNumber = "review/orders/{id}/personal-number";
    public const string ReviewEvidence = "review/orders/{id}/evidence";
    public const string ReviewReport = "review/orders/{id}/uploads/{kind}/report";
    public const string ReviewPaymentProof = "review/orders/{id}/payment-proof";
    public const string ReviewDecisions = "review/orders/{id}/decisions";
    public const string ReviewPayments = "review/payments";
    public const string ReviewRefunds = "review/refunds";
    public const string ReviewStatements = "review/statements";
    public const string ReviewStatement = "review/statements/{id}";
    public const string ReviewRevocation = "review/orders/{id}/revocation";
    public const string ReviewAudit = "review/audit/{id}";
    public const string MailEvents = "mail-events";
    public const string NotMe = "not-me/{token}";
    public const string HealthLive = "health/live";
    public const string HealthReady = "health/ready";
    public const string OpenApi = "openapi.json";

    /// <summary>Certificate revocation list and certificates of the demo hierarchy (local host only).</summary>
    public const string Repository = "repository/{file}";

    /// <summary>Moves the clock; exists only under --development.</summary>
    public const string DevelopmentClock = "development/clock";
}
