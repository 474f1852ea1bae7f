namespace DigiRenew.Contracts.Wire;

/// <summary>What became of one entry of a statement; nothing that a payer wrote is in it.</summary>
/// <param name="Place">Number of the entry in the file from 1; in a batch a dot and the transaction's number follow.</param>
/// <param name="Kind">credit or reversal.</param>
/// <param name="Amount">As booked.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Booked">Booking date.</param>
/// <param name="BankReference">The bank's own reference.</param>
/// <param name="Outcome">registered; or for finance: no-reference, several-references, unknown-proforma, several-orders, amount-differs, paid-before, order-over, taken-back, reversal.</param>
/// <param name="ProformaNumber">The one that was found.</param>
/// <param name="Order">The order's id.</param>
/// <param name="OrderNumber">The order's number.</param>
public sealed record StatementEntryView(
    string Place,
    string Kind,
    decimal Amount,
    string Currency,
    DateOnly? Booked,
    string? BankReference,
    string Outcome,
    string? ProformaNumber,
    Guid? Order,
    string? OrderNumber);
