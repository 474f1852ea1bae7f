using System.Globalization;

namespace DigiRenew.Journey.Uploads.Formats;

/// <summary>
/// PDF (ISO 32000-1): begins with the header, ends with the end-of-file marker, and holds nothing that acts, carries
/// other files, goes round or unpacks without end. Names are compared after their #xx escapes are undone, in object streams too.
/// </summary>
internal static class PdfFile
{
    private const int LongestName = 127; // ISO 32000-1, Annex C.
    private const int LongestTail = 2;

    private static readonly HashSet<string> Forbidden = new(StringComparer.Ordinal)
    {
        "JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "OpenAction", "RichMedia", "Encrypt", "SubmitForm", "ImportData",
    };

    public static bool IsWhole(ReadOnlySpan<byte> file)
    {
        var structure = new PdfStructure();
        return (file.StartsWith("%PDF-1."u8) || file.StartsWith("%PDF-2."u8))
            && EndsWell(file)
            && file.IndexOf("startxref"u8) > 0
            && !HasForbiddenName(file, hasStreams: true)
            && structure.Add(file)
            && PdfObjectStreams.AreHarmless(file, objects => !HasForbiddenName(objects, hasStreams: false) && structure.AddPacked(objects))
            && structure.ComesToAnEnd();
    }

    private static bool EndsWell(ReadOnlySpan<byte> file)
    {
        var marker = file.LastIndexOf("%%EOF"u8);
        return marker > 0 && file.Length - marker - 5 <= LongestTail && file[(marker + 5)..].IndexOfAnyExcept((byte)'\r', (byte)'\n') < 0;
    }

    /// <summary>
    /// Looks for forbidden names everywhere; /JS alone only outside of streams, where its three octets can't stand by chance.
    /// </summary>
    private static bool HasForbiddenName(ReadOnlySpan<byte> text, bool hasStreams)
    {
        var inStream = false;
        var forbidden = Forbidden.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> room = stackalloc char[LongestName + 1];
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == (byte)'/')
            {
                ReadOnlySpan<char> name = room[..NameAt(text[(at + 1)..], room)];
                if (forbidden.Contains(name) || (name is "JS" && !inStream) || (name is "ObjStm" && !text[(at + 1)..].StartsWith("ObjStm"u8)))
                {
                    return true;
                }
            }
            else if (hasStreams && text[at] == (byte)'s' && text[at..].StartsWith("stream"u8))
            {
                inStream = at < 3 || !text[(at - 3)..].StartsWith("end"u8);
            }
        }

        return false;
    }

    /// <summary>The name that begins here, after its solidus, with its escapes undone.</summary>
    internal static string NameAt(ReadOnlySpan<byte> text)
    {
        Span<char> room = stackalloc char[LongestName + 1];
        return new(room[..NameAt(text, room)]);
    }

    /// <summary>Undoes the escapes of a name, up to the longest that may be.</summary>
    /// <returns>How many characters it has.</returns>
    private static int NameAt(ReadOnlySpan<byte> text, Span<char> name)
    {
        var length = 0;
        for (var at = 0; at < text.Length && length < name.Length; at++)
        {
            var octet = text[at];
            if (octet <= (byte)' ' || "()<>[]{}/%"u8.Contains(octet))
            {
                break;
            }

            if (octet == (byte)'#' && at + 2 < text.Length && char.IsAsciiHexDigit((char)text[at + 1]) && char.IsAsciiHexDigit((char)text[at + 2]))
            {
                octet = byte.Parse(text.Slice(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                at += 2;
            }

            name[length++] = (char)octet;
        }

        return length;
    }
}
