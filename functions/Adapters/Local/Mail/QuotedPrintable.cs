using System.Text;

namespace DigiRenew.Adapters.Local.Mail;

/// <summary>Quoted-printable (RFC 2045 §6.7) of UTF-8 text.</summary>
internal static class QuotedPrintable
{
    private const int LongestLine = 76;

    /// <param name="written">Gets the encoded text; lines end in CRLF.</param>
    /// <param name="text">Lines end in LF or CRLF.</param>
    public static void Write(StringBuilder written, string text)
    {
        var first = true;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            written.Append(first ? string.Empty : "\r\n");
            WriteLine(written, Encoding.UTF8.GetBytes(line));
            first = false;
        }
    }

    private static void WriteLine(StringBuilder written, byte[] octets)
    {
        var column = 0;
        for (var at = 0; at < octets.Length; at++)
        {
            var octet = octets[at];
            var last = at == octets.Length - 1;
            var plain = octet is >= (byte)'!' and <= (byte)'~' and not (byte)'=' || (octet is (byte)' ' or (byte)'\t' && !last);
            var width = plain ? 1 : 3;
            if (column + width > LongestLine - 1)
            {
                written.Append("=\r\n");
                column = 0;
            }

            _ = plain ? written.Append((char)octet) : written.Append('=').Append(octet.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            column += width;
        }
    }
}
