namespace DigiRenew.Renewal;

/// <summary>What an order costs; the rate as a fraction (0.21), amounts with two decimals.</summary>
public sealed record Price(decimal Net, decimal VatRate, decimal Vat, decimal Total, string Currency);
