using System.Globalization;
using System.Text;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Http.Payments;

/// <summary>Payments and refunds as comma-separated values (RFC 4180), UTF-8 with its mark, which spreadsheets need.</summary>
internal static class PaymentsCsv
{
    private const string Header =
        "kind,on,registered,order,proforma,net,vat_rate,vat,amount,currency,reference,by,bill_to,tax_id,street,city,county,postal_code,country";

    public static byte[] Write(PaymentsView payments)
    {
        var csv = new StringBuilder(Header).Append("\r\n");
        foreach (var entry in payments.Entries)
        {
            string?[] fields =
            [
                entry.Kind,
                entry.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                entry.Registered.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                entry.OrderNumber,
                entry.ProformaNumber,
                Amount(entry.Net),
                entry.VatRate.ToString("0.##", CultureInfo.InvariantCulture),
                Amount(entry.Vat),
                Amount(entry.Amount),
                entry.Currency,
                entry.Reference,
                entry.By,
                entry.BillTo,
                entry.TaxId,
                entry.Address?.Street,
                entry.Address?.City,
                entry.Address?.County,
                entry.Address?.PostalCode,
                entry.Address?.Country,
            ];
            csv.AppendJoin(',', fields.Select(Field)).Append("\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    private static string Amount(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Quoted where it must be. What a holder typed must not become a formula in a spreadsheet: an apostrophe goes before it.</summary>
    private static string Field(string? value)
    {
        var text = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value ?? string.Empty;
        return text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
