using DigiRenew.Journey.Uploads;
using DigiRenew.Tests.Fuzz.Harness;
using DigiRenew.Tests.Fuzz.Mutations;

namespace DigiRenew.Tests.Fuzz.Targets;

/// <summary>Check 1 on PDFs: identity copies, payment proofs, authorisations.</summary>
internal sealed class IdentityPdfTarget(SeedOrder order) : FuzzTarget
{
    public override string Name => "identity-pdf";

    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        Files.Pdf(),
        Files.Pdf("/Names 3 0 R", Files.ObjectStream("4 0 << /Type /Catalog >>")),
        Files.Pdf(objects: Files.ObjectStream(new string(' ', 100_000)) + Files.ObjectStream("5 0 [ 1 2 3 ]")),
        order.Paper,
        Files.Pdf(objects: string.Concat(Enumerable.Range(0, 300).Select(_ => Files.ObjectStream("6 0 [ ]")))),
    ];

    /// <summary>Large files that no mutation would come to: made of one token, over and over, up to the limit of an upload.</summary>
    public static IEnumerable<byte[]> Swelling { get; } = new[] { "/", "/ObjStm ", "/ObjStm stream\n", "obj /ObjStm", "stream\n", "#41/J", "\0", "/a#", "/ObjStm/FlateDecode/Filter stream\n", "endstream " }
        .Select(token => string.Concat(Enumerable.Repeat(token, 2 * 1024 * 1024 / token.Length)))
        .SelectMany(much => new[] { Files.Pdf(objects: much), Files.Pdf(objects: much + " stream\n endstream\n"), Files.Pdf(objects: Files.ObjectStream(string.Concat(Enumerable.Repeat(much, 7)))) });

    public override byte[] Mutate(Random random, byte[] seed) => TokenMutations.Pdf.Apply(random, seed);

    public override bool Read(byte[] input) => FileContent.Matches("pdf", input);
}
