using DigiRenew.Journey.Review.Copies;
using DigiRenew.Journey.Uploads;
using DigiRenew.Tests.Fuzz.Harness;
using DigiRenew.Tests.Fuzz.Mutations;

namespace DigiRenew.Tests.Fuzz.Targets;

/// <summary>Check 1 on PDFs: identity copies, payment proofs, authorisations; and what an officer sees of those that pass.</summary>
internal sealed class IdentityPdfTarget(SeedOrder order) : FuzzTarget
{
    public override string Name => "identity-pdf";

    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        Files.Pdf(),
        Files.Pdf("/Names 3 0 R", Files.ObjectStream("4 0 << /Type /Catalog >>")),
        Files.Pdf(objects: Files.ObjectStream("7 0 " + new string(' ', 100_000)) + Files.ObjectStream("5 0 [ 1 2 3 ]")),
        order.Paper,
        Files.Pdf(objects: string.Concat(Enumerable.Range(0, 300).Select(_ => Files.ObjectStream("6 0 [ ]")))),
    ];

    /// <summary>Large files that no mutation would come to: made of one token, over and over, up to the limit of an upload.</summary>
    public static IEnumerable<byte[]> Swelling { get; } = new[] { "/", "/ObjStm ", "/ObjStm stream\n", "obj /ObjStm", "stream\n", "#41/J", "\0", "/a#", "/ObjStm/FlateDecode/Filter stream\n", "endstream ", "(", "(stream ", "<", "<<", "<</Prev 1>>", "xref trailer<</Prev 1>>", "1 0 obj ", "% obj\n", "obj ", "1 ", "<</Length 1>> stream\n endstream " }
        .Select(token => string.Concat(Enumerable.Repeat(token, 2 * 1024 * 1024 / token.Length)))
        .SelectMany(much => new[] { Files.Pdf(objects: much), Files.Pdf(objects: much + " stream\n endstream\n"), Files.Pdf(objects: Files.ObjectStream(string.Concat(Enumerable.Repeat(much, 7)))) });

    public override byte[] Mutate(Random random, byte[] seed) => TokenMutations.Pdf.Apply(random, seed);

    public override bool Read(byte[] input) => FileContent.Matches("pdf", input) && IsShown(input);

    /// <summary>What is accepted is looked at by an officer, or is not shown because a packed picture has no room to be written again.</summary>
    private static bool IsShown(byte[] input)
    {
        try
        {
            return OperatorCopy.Of("pdf", input).Length == input.Length;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
