using System.Text.Json;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Renewal;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Http.MailEvents;

/// <summary>Signed bounce and delivery events of the mail service.</summary>
internal static class MailEventHandlers
{
    public static Task<IResult> HearAsync(HttpExchange exchange, CancellationToken cancellationToken) => exchange.WithBodyAsync(async body =>
    {
        if (exchange.Edge.MailEventKey is not { } key)
        {
            return exchange.Refuse(Refusal.Because(Problems.NotFound));
        }

        var headers = exchange.Context.Request.Headers;
        var now = exchange.Edge.Context.Now;
        if (!SignedMailEvents.Verify(
            key.Span, headers[SignedMailEvents.SignatureHeader].ToString(), headers[SignedMailEvents.TimestampHeader].ToString(), body.Span, now))
        {
            return exchange.Refuse(Refusal.Because(Problems.MailEventUnsigned));
        }

        try
        {
            var heard = 0;
            foreach (var undelivered in UndeliveredMail.Read(body))
            {
                heard += await exchange.Application.RecordBounce.RunAsync(undelivered.Effect, undelivered.Cause, cancellationToken).ConfigureAwait(false) ? 1 : 0;
            }

            return exchange.Json(new MailEventsView(heard), WireJson.Default.MailEventsView);
        }
        catch (JsonException)
        {
            return exchange.Refuse(Faults.NotJson.Because(exchange.Language, "1:1"));
        }
    }, cancellationToken);
}
