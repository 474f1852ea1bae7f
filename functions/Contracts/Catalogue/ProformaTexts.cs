namespace DigiRenew.Contracts.Catalogue;

/// <summary>The proforma invoice.</summary>
public static class ProformaTexts
{
    /// <summary>What its files are called, before the number: letters that every system takes.</summary>
    public static Text FileName { get; } = new("Proforma", "Proforma");

    public static Text Title { get; } = new("Factură proformă", "Proforma invoice");

    public static Text NotFiscal { get; } = new(
        "Acest document nu este factură fiscală și nu dă drept de deducere. Factura fiscală se emite după încasare.",
        "This document is not a fiscal invoice and gives no right of deduction. The fiscal invoice is issued after payment.");

    public static Text Item { get; } = new(
        "Certificat calificat pentru semnătură electronică, reînnoit, valabil {years}",
        "Qualified certificate for electronic signatures, renewed, valid for {years}");

    public static Text Reference { get; } = new(
        "Plătiți {total} în contul {iban} ({bank}) și scrieți la detaliile plății numărul {proforma}. Fără el plata nu poate fi recunoscută.",
        "Pay {total} to the account {iban} ({bank}) and state the number {proforma} with your payment. Without it the payment can’t be recognised.");

    public static Text Seller { get; } = new("Furnizor", "Seller");

    public static Text Buyer { get; } = new("Cumpărător", "Buyer");

    public static Text Payment { get; } = new("Plata", "Payment");

    public static Text Description { get; } = new("Denumirea serviciului", "Item");

    public static Text Quantity { get; } = new("Cant.", "Qty");

    public static Text UnitPrice { get; } = new("Preț unitar fără TVA", "Unit price without VAT");

    public static Text Vat { get; } = new("TVA {vatRate}", "VAT {vatRate}");

    public static Text Amount { get; } = new("Valoare", "Amount");

    public static Text Total { get; } = new("Total de plată", "Total due");

    public static Text Number { get; } = new("Seria și numărul", "Series and number");

    public static Text Date { get; } = new("Data", "Date");

    public static Text Due { get; } = new("Scadența", "Due date");

    public static Text Iban { get; } = new("IBAN", "IBAN");

    public static Text Bank { get; } = new("Banca", "Bank");
}
