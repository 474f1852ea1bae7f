namespace DigiRenew.Contracts.Catalogue;

public static partial class ReviewTexts
{
    /// <summary>Finance's page: statements, refunds, export.</summary>
    private static Dictionary<string, Text> Money => new(StringComparer.Ordinal)
    {
        ["money.button"] = new("Bani", "Money"),
        ["money.title"] = new("Extrase, rambursări, facturare", "Statements, refunds, invoicing"),
        ["money.place"] = new("Poziția", "Entry"),
        ["money.order"] = new("Comanda", "Order"),
        ["money.proforma"] = new("Proforma", "Proforma"),
        ["money.amount"] = new("Suma", "Amount"),
        ["money.since"] = new("Din", "Since"),
        ["money.payer"] = new("Cui", "To whom"),
        ["money.booked"] = new("Înregistrată de bancă", "Booked"),
        ["money.reference"] = new("Referința băncii", "Bank reference"),
        ["money.outcome"] = new("Rezultat", "Outcome"),
        ["statement.title"] = new("Extras de cont", "Bank statement"),
        ["statement.hint"] = new(
            "Fișierul camt.053 dat de bancă. Încasările care numesc exact o proformă și o plătesc exact se înregistrează singure; restul apar mai jos. Același fișier trimis de două ori nu schimbă nimic.",
            "The camt.053 file that the bank gives. Credits that name exactly one proforma and pay it exactly are registered by themselves; the rest is listed below. The same file sent twice changes nothing."),
        ["statement.file"] = new("Fișierul (.xml, cel mult 16 MiB)", "The file (.xml, 16 MiB at most)"),
        ["statement.send"] = new("Trimite extrasul", "Hand in the statement"),
        ["statement.waiting"] = new("Se prelucrează…", "Working through it…"),
        ["statement.late"] = new("Prelucrarea durează. Trimiteți mai târziu același fișier: veți vedea rezultatul.", "This takes longer. Hand in the same file later: you will see what came of it."),
        ["statement.said"] = new("{all} poziții, dintre care {open} cer atenție.", "{all} entries, {open} of which need attention."),
        ["refunds.title"] = new("De rambursat", "Refunds that are due"),
        ["refunds.none"] = new("Nu este nimic de rambursat.", "Nothing is to be paid back."),
        ["export.title"] = new("Export pentru facturare (CSV)", "Export for invoicing (CSV)"),
        ["export.from"] = new("De la", "From"),
        ["export.to"] = new("Până la (cel mult 366 de zile)", "To (366 days at most)"),
        ["export.do"] = new("Descarcă", "Download"),
        ["outcome.registered"] = new("înregistrată", "registered"),
        ["outcome.no-reference"] = new("nu numește nicio proformă: aflați ce s-a plătit și înregistrați manual", "names no proforma: find out what was paid, and register by hand"),
        ["outcome.several-references"] = new("numește mai multe proforme: înregistrați manual", "names several proformas: register by hand"),
        ["outcome.several-orders"] = new("proforma are mai multe comenzi: înregistrați manual", "the proforma has several orders: register by hand"),
        ["outcome.unknown-proforma"] = new("proformă necunoscută: aflați ce s-a plătit", "unknown proforma: find out what was paid"),
        ["outcome.amount-differs"] = new("altă sumă: cereți restul sau rambursați", "another amount: ask for the rest, or pay back"),
        ["outcome.paid-before"] = new("plătită deja: rambursați", "paid before: pay back"),
        ["outcome.order-over"] = new("comanda s-a încheiat: rambursați", "the order is over: pay back"),
        ["outcome.taken-back"] = new("retrasă de bancă", "taken back by the bank"),
        ["outcome.reversal"] = new("storno: plata s-a întors", "reversal: the payment went back"),
    };
}
