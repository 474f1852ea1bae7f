using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DigiRenew.Pdf.Format;

/// <summary>
/// The fixed form of a paper's first and last octets: what a signature needs to know stands at known places, so nobody has
/// to parse a PDF. The paper's identity, half a SHA-256 over the paper with zeros in its place, stands in the Keywords and twice in /ID.
/// </summary>
/// <param name="Size">One more than the highest object number.</param>
/// <param name="CrossReference">Offset of the cross-reference table.</param>
/// <param name="Identity">32 hexadecimal digits in lower case.</param>
internal sealed record PaperFrame(int Size, int CrossReference, string Identity)
{
    public const int Catalog = 1;
    public const int Pages = 2;
    public const int Information = 3;
    public const int Form = 4;
    public const int FirstPageAnnotations = 5;
    public const int FirstPage = 6;

    /// <summary>First line, and a second one that says "binary", ISO 32000-1 §7.5.2.</summary>
    public const string Header = "%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n";

    /// <summary>The cross-reference entry of object 0, head of the free list, ISO 32000-1 §7.5.4.</summary>
    public const string FreeEntry = "0000000000 65535 f \n";

    private const string Keywords = "<< /Keywords (DigiRenewPaper:";
    private const string Head = $"{Header}3 0 obj\n{Keywords}";
    private const int IdentityLength = 32;
    private const int NumberLength = 10;

    private static readonly string s_noIdentity = new('0', IdentityLength);
    private static readonly int s_tailLength = Tail(0, 0, s_noIdentity).Length;
    private static readonly int s_identityInTail = Tail(0, 0, s_noIdentity).IndexOf("[<", StringComparison.Ordinal) + 2;

    /// <summary>How the information dictionary begins; it comes straight after <see cref="Header"/>.</summary>
    public static string BeginInformation() => $"{Keywords}{s_noIdentity})";

    /// <summary>Trailer to the end of the file.</summary>
    public static string End(int size, int crossReference) => Tail(size, crossReference, s_noIdentity);

    /// <summary>Computes the identity of a file written with <see cref="BeginInformation"/> and <see cref="End"/>, and writes it in.</summary>
    public static void Seal(Span<byte> file) => WriteIdentity(file, IdentityOf(file));

    /// <summary>Reads what stands at the known places.</summary>
    /// <exception cref="FormatException">Not a paper written by this project, or not whole.</exception>
    public static PaperFrame Read(ReadOnlySpan<byte> paper)
    {
        if (paper.Length < Head.Length + IdentityLength + s_tailLength)
        {
            throw NotAPaper();
        }

        var tail = Encoding.Latin1.GetString(paper[^s_tailLength..]);
        var identity = tail.Substring(s_identityInTail, IdentityLength);
        var size = Number(tail, tail.IndexOf("/Size ", StringComparison.Ordinal) + 6);
        var crossReference = Number(tail, tail.IndexOf("startxref\n", StringComparison.Ordinal) + 10);
        var unsealed = paper.ToArray();
        WriteIdentity(unsealed, s_noIdentity);
        var whole = tail == Tail(size, crossReference, identity)
            && paper.StartsWith(Encoding.Latin1.GetBytes(Head + identity))
            && IdentityOf(unsealed) == identity;
        return whole ? new PaperFrame(size, crossReference, identity) : throw NotAPaper();
    }

    /// <summary>A cross-reference entry of an object in use, ISO 32000-1 §7.5.4: 20 octets.</summary>
    public static string Entry(int offset) => string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");

    private static string Tail(int size, int crossReference, string identity) => string.Create(
        CultureInfo.InvariantCulture,
        $"trailer\n<< /Size {size:D10} /Root {Catalog} 0 R /Info {Information} 0 R /ID [<{identity}> <{identity}>] >>\nstartxref\n{crossReference:D10}\n%%EOF\n");

    private static string IdentityOf(ReadOnlySpan<byte> unsealed) => Convert.ToHexStringLower(SHA256.HashData(unsealed).AsSpan(0, IdentityLength / 2));

    private static void WriteIdentity(Span<byte> file, string identity)
    {
        var digits = Encoding.ASCII.GetBytes(identity);
        var inTail = file.Length - s_tailLength + s_identityInTail;
        digits.CopyTo(file[Head.Length..]);
        digits.CopyTo(file[inTail..]);
        digits.CopyTo(file[(inTail + IdentityLength + 3)..]);
    }

    private static int Number(string tail, int at) =>
        int.TryParse(tail.AsSpan(at < 0 || at > tail.Length - NumberLength ? 0 : at, NumberLength), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw NotAPaper();

    private static FormatException NotAPaper() => new("This is not a paper written by DigiRenew, or it is not whole.");
}
