using System.Collections.Immutable;
using System.Text;
using DigiRenew.Pki;

namespace DigiRenew.Journey.Payments.Statements;

/// <summary>One booked credit of a bank statement, or one reversal of a credit; of a batch, one of its transactions.</summary>
/// <param name="Place">Number of the entry in the file from 1; in a batch a dot and the transaction's number follow.</param>
/// <param name="Iban">Of the account, without spaces, upper case; null where the account has none.</param>
/// <param name="Kind">Credit or reversal.</param>
/// <param name="Amount">In the currency of the account or, in a batch, of the transaction.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Booked">Booking date, where the bank gives one.</param>
/// <param name="BankReference">The bank's own reference (AcctSvcrRef), where it gives one.</param>
/// <param name="Occurrence">Which of several entries that are alike in everything else this is, from 1.</param>
/// <param name="References">Remittance texts, structured references and the end-to-end identification.</param>
public sealed record StatementEntry(
    string Place,
    string? Iban,
    StatementEntryKind Kind,
    decimal Amount,
    string Currency,
    DateOnly? Booked,
    string? BankReference,
    int Occurrence,
    ImmutableArray<string> References)
{
    /// <summary>The same for the same booking, whatever file it comes in; tells nothing of what the payer wrote.</summary>
    public Sha256Digest Key => Sha256Digest.Of(Encoding.UTF8.GetBytes(string.Join(
        '\n',
        [
            Iban ?? "-",
            Kind.ToString(),
            FormattableString.Invariant($"{Amount:0.00###} {Currency} {Booked:yyyy-MM-dd} {Occurrence}"),
            BankReference ?? "-",
            .. References,
        ])));
}
