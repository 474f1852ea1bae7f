namespace DigiRenew.Contracts.Wire;

/// <summary>A registered payment, one that the bank took back, a refund that was paid, or a refund that is due.</summary>
/// <param name="Kind">payment, payment-taken-back, refund or refund-due.</param>
/// <param name="On">When the money moved; of a refund that is due, when it fell due; of a payment that was taken back, when its statement was worked through. In the provider's time zone.</param>
/// <param name="Registered">When it was recorded (UTC).</param>
/// <param name="Order">The order's id.</param>
/// <param name="OrderNumber">The order's number.</param>
/// <param name="ProformaNumber">The proforma's number.</param>
/// <param name="Net">Without VAT.</param>
/// <param name="VatRate">As a fraction, e.g. 0.21.</param>
/// <param name="Vat">VAT.</param>
/// <param name="Amount">What was paid, taken back or is to be paid back, VAT included.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Reference">Of the transfer; null where there is none.</param>
/// <param name="By">Operator or statement that registered it.</param>
/// <param name="BillTo">Name of the person or organisation that is billed; null once erased.</param>
/// <param name="TaxId">CUI of the organisation; null for a person.</param>
/// <param name="Address">Of who is billed; null once erased.</param>
public sealed record PaymentEntryView(
    string Kind,
    DateOnly On,
    DateTimeOffset Registered,
    Guid Order,
    string OrderNumber,
    string ProformaNumber,
    decimal Net,
    decimal VatRate,
    decimal Vat,
    decimal Amount,
    string Currency,
    string? Reference,
    string? By,
    string? BillTo,
    string? TaxId,
    AddressView? Address);
