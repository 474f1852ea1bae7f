using System.Net;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey;
using DigiRenew.Journey.Reminders;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Http.Notices;

/// <summary>The page behind the link in every notice; works without script, and only its button does something.</summary>
internal static class NoticeHandlers
{
    // The usual policy, and a form that may be sent to this origin only.
    private const string Policy = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static async Task<IResult> AskAsync(HttpExchange exchange, CancellationToken cancellationToken) =>
        Show(exchange, await exchange.Application.ReportNotMe.AskAsync(exchange["token"], cancellationToken).ConfigureAwait(false));

    public static async Task<IResult> ConfirmAsync(HttpExchange exchange, CancellationToken cancellationToken) =>
        Show(exchange, await exchange.Application.ReportNotMe.ConfirmAsync(exchange["token"], cancellationToken).ConfigureAwait(false));

    private static IResult Show(HttpExchange exchange, Outcome<NotMeAnswer> outcome) => exchange.Answer(outcome, answer =>
    {
        exchange.Context.Response.Headers.ContentSecurityPolicy = Policy;
        return TypedResults.Text(Page(exchange, answer), "text/html; charset=utf-8");
    });

    private static string Page(HttpExchange exchange, NotMeAnswer answer)
    {
        var language = answer.Language;
        var contacts = exchange.Edge.Settings.Contacts;
        var title = Encode(NotMeTexts.Title.In(language));
        var button = answer.Said == NotMeTexts.Question
            ? $"<form method=\"post\"><button type=\"submit\">{Encode(NotMeTexts.Button.In(language))}</button></form>\n"
            : string.Empty;
        var helpdesk = MailTexts.Helpdesk.In(
            language,
            ("provider", exchange.Edge.Settings.Name),
            ("email", contacts.Email),
            ("telephone", contacts.Telephone),
            ("hours", contacts.Hours),
            ("website", contacts.Website));
        return $"""
            <!DOCTYPE html>
            <html lang="{language.ToTag()}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title></head>
            <body><main>
            <h1>{title}</h1>
            <p>{Encode(answer.Said.In(language, ("number", answer.Number)))}</p>
            {button}<p>{Encode(helpdesk)}</p>
            </main></body>
            </html>

            """;
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
