using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DigiRenew.Tests.Attacks.Generator;

/// <summary>Incremental updates and signatures of papers as attackers write them; offsets and cross-references are right, so that readers follow.</summary>
public static partial class ForgedPdf
{
    /// <summary>Object numbers of our papers: see the form of a paper in functions/Pdf.</summary>
    public const int Pages = 2;
    public const int Form = 4;
    public const int Annotations = 5;
    public const int FirstPage = 6;

    private const string RangeKey = "/ByteRange [";
    private const string ContentsKey = "/Contents <";

    /// <summary>The next free object number.</summary>
    public static int NextObject(byte[] file) => int.Parse(SizeEntry().Matches(Text(file))[^1].Groups[1].Value, CultureInfo.InvariantCulture);

    /// <summary>What an object of the file says, in its latest version.</summary>
    public static string Body(byte[] file, int number) => Regex.Matches(
        Text(file), $@"(?<=\n){number} 0 obj\n(.*?)\nendobj", RegexOptions.Singleline | RegexOptions.CultureInvariant)[^1].Groups[1].Value;

    public static string Stream(string content, string entries = "") => $"<< /Length {content.Length}{entries} >>\nstream\n{content}\nendstream";

    /// <summary>One more incremental update with these objects.</summary>
    public static byte[] Append(byte[] file, params (int Number, string Body)[] objects)
    {
        var text = new StringBuilder(Text(file));
        var entries = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, body) in objects)
        {
            _ = entries.Append(CultureInfo.InvariantCulture, $"{number} 1\n{text.Length:D10} 00000 n \n");
            _ = text.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n");
        }

        var size = Math.Max(NextObject(file), objects.Max(each => each.Number) + 1);
        var crossReference = text.Length;
        _ = text.Append(entries).Append(
            CultureInfo.InvariantCulture, $"trailer\n<< /Size {size} /Root 1 0 R /Info 3 0 R /Prev {LastCrossReference(file)} >>\nstartxref\n{crossReference}\n%%EOF\n");
        return Octets(text.ToString());
    }

    /// <summary>A signature in an update of the attacker's own form, over all but Contents.</summary>
    /// <param name="file">The file so far.</param>
    /// <param name="sign">Makes the CMS.</param>
    /// <param name="at">For /M.</param>
    /// <param name="name">Name of the field.</param>
    /// <param name="room">Octets for the CMS.</param>
    public static Task<byte[]> SignAsync(byte[] file, Func<byte[], Task<byte[]>> sign, DateTimeOffset at, string name = "Signature", int room = 16384)
    {
        var field = NextObject(file);
        var others = References().Match(Body(file, Annotations)).Value.Trim('[', ']');
        var signed = Append(
            file,
            (Form, $"<< /Fields [{others} {field} 0 R] /SigFlags 3 >>"),
            (Annotations, $"[{others} {field} 0 R]"),
            (field, $"<< /Type /Annot /Subtype /Widget /FT /Sig /T ({name}) /F 132 /Rect [0 0 0 0] /P {FirstPage} 0 R /V {field + 1} 0 R >>"),
            (field + 1, $"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (D:{at.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z) "
                + $"{RangeKey}{new string(' ', 36)}] {ContentsKey}{new string('0', 2 * room)}> >>"));
        var (start, end) = Gap(signed);
        return SignAsync(signed, FormattableString.Invariant($"0 {start} {end} {signed.Length - end}"), [(0, start), (end, signed.Length - end)], sign);
    }

    /// <summary>Writes another ByteRange into a signed file, and signs these ranges of it.</summary>
    public static async Task<byte[]> SignAsync(byte[] signed, string range, (int Start, int Length)[] ranges, Func<byte[], Task<byte[]>> sign)
    {
        var file = (byte[])signed.Clone();
        var (start, end) = Gap(file);
        file.AsSpan(start + 1, end - start - 2).Fill((byte)'0');
        var place = Text(file).LastIndexOf(RangeKey, StringComparison.Ordinal) + RangeKey.Length;
        Octets(range.PadRight(36)).CopyTo(file, place);
        byte[] content = [.. ranges.SelectMany(each => file.AsSpan(each.Start, each.Length).ToArray())];
        Octets(Convert.ToHexString(await sign(content))).CopyTo(file, start + 1);
        return file;
    }

    /// <summary>Where the last Contents begins and ends, with its angle brackets.</summary>
    public static (int Start, int End) Gap(byte[] file)
    {
        var text = Text(file);
        var start = text.LastIndexOf(ContentsKey, StringComparison.Ordinal) + ContentsKey.Length - 1;
        return (start, text.IndexOf('>', start) + 1);
    }

    public static byte[] Replace(byte[] file, string old, string with)
    {
        var text = Text(file);
        var at = text.LastIndexOf(old, StringComparison.Ordinal);
        return at < 0 ? throw new ArgumentException($"The file has no {old}.", nameof(old)) : Octets(text[..at] + with + text[(at + old.Length)..]);
    }

    public static string Text(byte[] file) => Encoding.Latin1.GetString(file);

    public static byte[] Octets(string text) => Encoding.Latin1.GetBytes(text);

    private static int LastCrossReference(byte[] file) => int.Parse(StartOfCrossReference().Matches(Text(file))[^1].Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/Size (\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex SizeEntry();

    [GeneratedRegex(@"startxref\n(\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex StartOfCrossReference();

    [GeneratedRegex(@"^\[[^\]]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex References();
}
