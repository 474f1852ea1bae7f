namespace DigiRenew.Contracts.Wire;

/// <summary>Price of a validity period. Amounts are in <paramref name="Currency"/>, two decimals.</summary>
public sealed record OfferView(int ValidityYears, decimal Net, decimal VatRate, decimal Vat, decimal Total, string Currency);
