using System.Net;
using System.Text.Json;
using DigiRenew.Journey.Mail;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace DigiRenew.Adapters.AzureServices.Mail;

/// <summary>Hands messages to SendGrid. A repeat carries the same Message-ID, and the same id in the custom argument that events come back with.</summary>
/// <param name="client">With the key.</param>
/// <param name="sandbox">Messages are checked and sent to nobody.</param>
public sealed class SendGridMailTransport(ISendGridClient client, bool sandbox) : IMailTransport
{
    /// <summary>Custom argument of the message's id; the webhook's events carry it.</summary>
    public const string EffectArgument = "effect";

    public async Task<MailAnswer> SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var response = await client.SendEmailAsync(Compose(message, sandbox), cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? MailAnswer.Taken
                : response.StatusCode == HttpStatusCode.BadRequest && await IsAboutRecipientAsync(response, cancellationToken).ConfigureAwait(false) ? MailAnswer.AddressRefused
                : response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge ? throw new InvalidDataException($"The mail service refused the message with {(int)response.StatusCode}.")
                : throw new IOException($"The mail service answered {(int)response.StatusCode}.");
        }
        catch (HttpRequestException failure)
        {
            throw new IOException("The mail service was not reached.", failure);
        }
    }

    /// <summary>Whether the errors in an answer name the recipient's address, and nothing else of the message.</summary>
    private static async Task<bool> IsAboutRecipientAsync(Response response, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = JsonDocument.Parse(await response.Body.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
            var fields = answer.RootElement.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()).ToList();
            return fields.Count > 0 && fields.All(field => field?.StartsWith("personalizations.0.to", StringComparison.Ordinal) == true);
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The message as the mail service takes it: no tracking of any kind, since links and pixels would tell on the holder.</summary>
    public static SendGridMessage Compose(MailMessage message, bool sandbox)
    {
        ArgumentNullException.ThrowIfNull(message);
        var composed = new SendGridMessage
        {
            From = new EmailAddress(message.From, message.FromName),
            Subject = message.Subject,
            PlainTextContent = message.Text,
            HtmlContent = message.Html,
        };
        composed.AddTo(new EmailAddress(message.To));
        composed.AddHeader("Message-ID", $"<{message.MessageId}>");
        composed.AddHeader("Content-Language", message.Language);
        composed.AddCustomArg(EffectArgument, message.MessageId);
        composed.SetClickTracking(false, false);
        composed.SetOpenTracking(false);
        composed.SetSandBoxMode(sandbox);
        foreach (var file in message.Attachments)
        {
            composed.AddAttachment(file.FileName, Convert.ToBase64String(file.Content.Span), file.MediaType, "attachment");
        }

        return composed;
    }
}
