namespace DigiRenew.Contracts.Wire;

/// <summary>What the holder filled in.</summary>
public sealed record FormView(
    string Phone, AddressView Address, IdentityDocumentView IdentityDocument, string? PersonalNumber, BillingView Billing, string Contact);
