namespace DigiRenew.Contracts.Wire;

/// <summary>Payments and refunds, for finance and the provider's invoicing.</summary>
/// <param name="From">First day; null where the days don't matter.</param>
/// <param name="To">Last day; null where the days don't matter.</param>
/// <param name="Entries">By day, then by proforma number.</param>
public sealed record PaymentsView(DateOnly? From, DateOnly? To, IReadOnlyList<PaymentEntryView> Entries);
