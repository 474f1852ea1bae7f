using DigiRenew.Contracts.Wire;

namespace DigiRenew.Agent.Ordering;

/// <summary>A form with nothing missing.</summary>
public sealed record CompletedForm(
    string Language,
    DateOnly IssueDate,
    int ValidityYears,
    ConfirmationsView Confirmations,
    string Phone,
    AddressView Address,
    IdentityDocumentView IdentityDocument,
    BillingView Billing,
    string? PersonalNumber);
