using DigiRenew.Pdf;

namespace DigiRenew.Tests.Benchmarks;

/// <summary>A paper of three pages or so.</summary>
internal static class SamplePaper
{
    public static DateTimeOffset Then { get; } = new(2026, 11, 22, 9, 30, 15, TimeSpan.Zero);

    public static PaperDocument Document { get; } = new(
        "Contract de reînnoire",
        "Nr. 1 din 22 noiembrie 2026",
        "ro",
        "Furnizor Exemplu SRL",
        Then,
        [
            .. Enumerable.Range(1, 12).SelectMany(article => new PaperBlock[]
            {
                new PaperBlock.Heading($"{article}. Obligațiile părților"),
                new PaperBlock.Clause($"{article}.1", string.Concat(Enumerable.Repeat("Titularul păstrează dispozitivul și codul PIN numai pentru sine și anunță de îndată pierderea lor. ", 4))),
                new PaperBlock.Clause($"{article}.2", string.Concat(Enumerable.Repeat("Furnizorul emite certificatul la data aleasă, după ce a verificat plata și documentele primite. ", 4))),
            }),
        ],
        "Furnizor Exemplu SRL");
}
