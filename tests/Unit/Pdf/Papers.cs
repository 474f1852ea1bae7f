using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using DigiRenew.Pdf;

namespace DigiRenew.Tests.Unit.Pdf;

/// <summary>Documents to write, as the service would.</summary>
internal static class Papers
{
    public const string Pangram = "Muzicologă în bej vând whisky și tequila, preț fix: „Șapte țapi” – 99,50 € (Țara Ăsta Îngheață Șâră).";

    public static DateTimeOffset Then { get; } = new(2026, 11, 22, 9, 30, 15, TimeSpan.Zero);

    public static PaperDocument Contract { get; } = new(
        "Contract de furnizare a serviciilor de certificare calificată",
        "Nr. DR-2026-000123 din 22 noiembrie 2026",
        "ro",
        "Încredere Digitală S.A.",
        Then,
        [
            new PaperBlock.Paragraph(Pangram),
            new PaperBlock.Heading("1. Părțile"),
            new PaperBlock.Fields([
                ("Furnizor", "Încredere Digitală S.A., Str. Gării de Nord nr. 7, București"),
                ("Titular", "Ștefania-Ioana Țuțuianu-Brâncoveanu"),
                ("Numărul de serie al certificatului", "5a:07:c1:33:9e:44:b2:10:6f:aa:01:98"),
                ("Adresă de e-mail", "stefania.tutuianu@exemplu.ro"),
                ("Emis la data de", "1 decembrie 2026"),
            ]),
            .. Articles(),
            new PaperBlock.Heading("9. Prețul"),
            PriceTable(4),
            new PaperBlock.Heading("10. Semnături"),
            new PaperBlock.SignaturePlaces([
                ("Furnizor", "Încredere Digitală S.A., prin sigiliu electronic"),
                ("Titular", "Semnat electronic cu certificatul calificat care se reînnoiește; semnătura se vede în panoul de semnături al programului de citit."),
            ]),
        ],
        "Încredere Digitală S.A. · J40/1234/2026 · CUI 12345674 · ajutor@exemplu.ro · 021 555 01 23");

    public static PaperDocument Short { get; } = Contract with { Blocks = [new PaperBlock.Paragraph(Pangram)] };

    public static PaperDocument LongTable { get; } = Contract with { Title = "Factură proformă", Blocks = [PriceTable(90)] };

    /// <summary>Something that looks like a signature from afar: one DER SEQUENCE.</summary>
    public static byte[] SomeSequence(int content = 1500) =>
        [0x30, 0x82, (byte)(content >> 8), (byte)content, .. SHA512.HashData("cms"u8).AsSpan(0, 60), .. new byte[content - 61], 0x01];

    public static PaperBlock.Table PriceTable(int rows) => new(
        [("Nr.", 6, true), ("Denumirea serviciului", 50, false), ("Cantitate", 16, true), ("Preț unitar", 18, true), ("Valoare (lei)", 18, true)],
        [
            .. Enumerable.Range(1, rows).Select(i => ImmutableArray.Create(
                i.ToString(CultureInfo.InvariantCulture), $"Reînnoirea certificatului calificat, poziția {i}, cu valabilitate de un an", "1", "120,00", "120,00")),
            ["", "Total fără TVA", "", "", "480,00"],
            ["", "TVA 21%", "", "", "100,80"],
            ["", "Total de plată", "", "", "580,80"],
        ],
        3);

    private static IEnumerable<PaperBlock> Articles()
    {
        for (var article = 2; article <= 8; article++)
        {
            yield return new PaperBlock.Heading($"{article}. Obligațiile părților și condițiile serviciului");
            for (var i = 1; i <= 4; i++)
            {
                yield return new PaperBlock.Clause(
                    $"{article}.{i}",
                    "Furnizorul emite certificatul calificat la data aleasă de titular, după ce a verificat plata și documentele primite; "
                    + "titularul păstrează dispozitivul și codul PIN numai pentru sine și anunță de îndată pierderea lor.");
            }
        }
    }
}
