using System.Collections.Frozen;
using System.Globalization;

namespace DigiRenew.Journey.Uploads.Formats;

/// <summary>The names of a PDF that check 1 looks at, compared after their #xx escapes are undone (ISO 32000-1 §7.3.5).</summary>
internal static class PdfNames
{
    private const int Longest = 127; // ISO 32000-1, Annex C.

    /// <summary>What acts by itself or on a click, reaches for other files, carries them, plays, or locks (§12.6, §12.7.8, §13, §7.6, §7.11).</summary>
    private static readonly FrozenSet<string> s_forbidden = FrozenSet.ToFrozenSet(
        [
            "JavaScript", "JS", "AA", "XFA", "Launch", "GoToE", "GoToR", "SubmitForm", "ImportData", "Rendition", "RichMedia", "RichMediaExecute", "Movie", "Sound",
            "EmbeddedFile", "EmbeddedFiles", "EF", "Collection", "Encrypt",
        ],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_known = FrozenSet.ToFrozenSet(
        s_forbidden.Concat(
        [
            "Type", "Page", "ObjStm", "Root", "Prev", "Kids", "Count", "Width", "Height", "Size", "OpenAction",
            "Length", "Filter", "DecodeParms", "F", "N", "First",
            "FlateDecode", "Fl", "DCTDecode", "DCT", "CCITTFaxDecode", "CCF", "JBIG2Decode", "JPXDecode",
        ]),
        StringComparer.Ordinal);

    public static bool IsForbidden(string name) => s_forbidden.Contains(name);

    public static bool IsFlate(string name) => name is "FlateDecode" or "Fl";

    /// <summary>Whether a filter gives a picture, whose size the dictionary says.</summary>
    public static bool IsPicture(string name) => name is "DCTDecode" or "DCT" or "CCITTFaxDecode" or "CCF" or "JBIG2Decode" or "JPXDecode";

    /// <summary>The name, without its solidus; empty for every name that does not matter here.</summary>
    public static string Read(ReadOnlySpan<byte> token)
    {
        Span<char> name = stackalloc char[Longest];
        var length = 0;
        for (var at = 0; at < token.Length; at++)
        {
            var octet = token[at];
            if (octet == (byte)'#' && byte.TryParse(token.Slice(at + 1, Math.Min(2, token.Length - at - 1)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var escaped)
                && at + 2 < token.Length)
            {
                octet = escaped;
                at += 2;
            }

            if (length == Longest)
            {
                return string.Empty;
            }

            name[length++] = (char)octet;
        }

        return s_known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name[..length], out var known) ? known : string.Empty;
    }
}
