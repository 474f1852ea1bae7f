using System.Globalization;
using System.Text;
using DigiRenew.Journey.Mail;
using DigiRenew.Pki;

namespace DigiRenew.Adapters.Local.Mail;

/// <summary>
/// Messages as RFC 5322 and MIME (RFC 2045 to 2047): multipart/mixed of an alternative (text, HTML) and the attachments. Lines
/// end in CRLF and are ASCII of at most 76 characters but for addresses. The same message gives the same octets.
/// </summary>
public static class MimeWriter
{
    private const string Crlf = "\r\n";
    private const int BoundaryDigits = 24;

    /// <summary>Writes a message.</summary>
    /// <exception cref="ArgumentException">An address, the Message-ID or a media type can't stand in a header.</exception>
    public static byte[] Write(MailMessage message)
    {
        var text = new StringBuilder();
        text.Append("Date: ").Append(message.Date.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture)).Append(Crlf)
            .Append("From: ").Append(EncodedWords.Write(message.FromName, "From: ".Length)).Append(Crlf).Append(" <").Append(Address(message.From)).Append('>').Append(Crlf)
            .Append("To: <").Append(Address(message.To)).Append('>').Append(Crlf)
            .Append("Subject: ").Append(EncodedWords.Write(message.Subject, "Subject: ".Length)).Append(Crlf)
            .Append("Message-ID: <").Append(Token(message.MessageId, nameof(message.MessageId))).Append('>').Append(Crlf)
            .Append("Content-Language: ").Append(Token(message.Language, nameof(message.Language))).Append(Crlf)
            .Append("Auto-Submitted: auto-generated").Append(Crlf)
            .Append("MIME-Version: 1.0").Append(Crlf);
        WriteBody(text, message, "=_" + Sha256Digest.Of(Encoding.UTF8.GetBytes(message.MessageId)).Hex[..BoundaryDigits]);
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>An address as it stands in SMTP and headers: ASCII without blanks, brackets and control characters.</summary>
    internal static string Address(string address)
    {
        var at = address.LastIndexOf('@');
        return at > 0 && at < address.Length - 1 && address.All(letter => letter is > ' ' and < '\x7f' and not ('<' or '>' or ',' or ';'))
            ? address
            : throw new ArgumentException("This e-mail address can't be written to.", nameof(address));
    }

    private static string Token(string value, string name) => value.Length > 0 && value.All(letter => letter is > ' ' and < '\x7f' and not ('<' or '>'))
        ? value
        : throw new ArgumentException("Only visible ASCII can stand in this header.", name);

    private static void WriteBody(StringBuilder text, MailMessage message, string boundary)
    {
        // A boundary begins with =_ , which neither quoted-printable nor base 64 can contain.
        var (mixed, alternative) = (boundary + "-m", boundary + "-a");
        if (message.Attachments.IsEmpty)
        {
            WriteAlternative(text, message, alternative);
            return;
        }

        text.Append("Content-Type: multipart/mixed; boundary=\"").Append(mixed).Append('"').Append(Crlf).Append(Crlf)
            .Append("--").Append(mixed).Append(Crlf);
        WriteAlternative(text, message, alternative);
        foreach (var attachment in message.Attachments)
        {
            text.Append("--").Append(mixed).Append(Crlf)
                .Append("Content-Type: ").Append(Token(attachment.MediaType, nameof(attachment.MediaType))).Append(Crlf)
                .Append("Content-Transfer-Encoding: base64").Append(Crlf)
                .Append("Content-Disposition: attachment;").Append(Crlf).Append(FileName(attachment.FileName)).Append(Crlf).Append(Crlf);
            WriteBase64(text, attachment.Content.Span);
        }

        text.Append("--").Append(mixed).Append("--").Append(Crlf);
    }

    private static void WriteAlternative(StringBuilder text, MailMessage message, string boundary)
    {
        text.Append("Content-Type: multipart/alternative; boundary=\"").Append(boundary).Append('"').Append(Crlf).Append(Crlf);
        foreach (var (type, content) in new[] { ("plain", message.Text), ("html", message.Html) })
        {
            text.Append("--").Append(boundary).Append(Crlf)
                .Append("Content-Type: text/").Append(type).Append("; charset=utf-8").Append(Crlf)
                .Append("Content-Transfer-Encoding: quoted-printable").Append(Crlf).Append(Crlf);
            QuotedPrintable.Write(text, content);
            text.Append(Crlf);
        }

        text.Append("--").Append(boundary).Append("--").Append(Crlf);
    }

    /// <summary>The parameter filename: quoted where it is plain ASCII, else by RFC 2231.</summary>
    private static string FileName(string name) => name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or ' ')
        ? $" filename=\"{name}\""
        : $" filename*=UTF-8''{Uri.EscapeDataString(name)}";

    private static void WriteBase64(StringBuilder text, ReadOnlySpan<byte> content)
    {
        const int OctetsALine = 57;
        for (; content.Length > OctetsALine; content = content[OctetsALine..])
        {
            text.Append(Convert.ToBase64String(content[..OctetsALine])).Append(Crlf);
        }

        text.Append(Convert.ToBase64String(content)).Append(Crlf);
    }
}
