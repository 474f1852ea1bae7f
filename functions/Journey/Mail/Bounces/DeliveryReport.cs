using System.Text;

namespace DigiRenew.Journey.Mail.Bounces;

/// <summary>
/// A delivery status notification (RFC 3464) about one of our messages. It comes from outside: sizes, lines and parts have
/// limits, and only a few fields of it are read.
/// </summary>
/// <param name="MessageId">Of the message that it is about, without angle brackets.</param>
/// <param name="Failed">Whether the message was given up for at least one recipient; a delay is no failure.</param>
public sealed record DeliveryReport(string MessageId, bool Failed)
{
    /// <summary>The most octets of a report: more of the returned message is of no use.</summary>
    public const int MostOctets = 1024 * 1024;

    private const int MostParts = 16;

    /// <summary>Reads a report.</summary>
    /// <param name="message">An Internet message (RFC 5322), lines ended by CRLF or LF.</param>
    /// <returns>Null where it is no report about a message that it names.</returns>
    public static DeliveryReport? Read(ReadOnlyMemory<byte> message)
    {
        if (message.Length > MostOctets)
        {
            return null;
        }

        var (head, body) = MailPart.Split(Encoding.Latin1.GetString(message.Span).ReplaceLineEndings("\n"));
        var (type, parameters) = head.ContentType;
        if (type != "multipart/report"
            || !parameters.GetValueOrDefault("report-type", string.Empty).Equals("delivery-status", StringComparison.OrdinalIgnoreCase)
            || parameters.GetValueOrDefault("boundary") is not { Length: > 0 and <= 70 } boundary)
        {
            return null;
        }

        string? about = null;
        bool? failed = null;
        foreach (var part in MailPart.Parts(body, boundary).Take(MostParts))
        {
            var (headers, content) = MailPart.Split(part);
            switch (headers.ContentType.Type)
            {
                case "message/delivery-status" or "message/global-delivery-status":
                    failed = (failed ?? false) || HasFailed(content);
                    break;
                case "message/rfc822" or "message/global" or "text/rfc822-headers" or "message/global-headers":
                    about ??= MailPart.Split(content).Head.Find("Message-ID");
                    break;
            }
        }

        return failed is { } known && about?.Trim().Trim('<', '>') is { Length: > 0 and <= 200 } id ? new(id, known) : null;
    }

    /// <summary>The blocks after the first speak of a recipient each (RFC 3464 §2.1).</summary>
    private static bool HasFailed(string content) => content.Split("\n\n").Skip(1)
        .Any(recipient => MailPart.Split(recipient + "\n\n").Head.Find("Action")?.Trim().Equals("failed", StringComparison.OrdinalIgnoreCase) == true);
}
