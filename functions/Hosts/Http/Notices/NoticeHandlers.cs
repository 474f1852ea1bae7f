using System.Net;
using System.Security.Cryptography;
using System.Text;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey;
using DigiRenew.Journey.Reminders;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Http.Notices;

/// <summary>The page behind the link in every notice; works without script, and only its button does something.</summary>
internal static class NoticeHandlers
{
    private const string Style =
        "body{margin:0;font:18px/1.6 system-ui,'Noto Sans',sans-serif;color:#16202c;background:#f2f4f7}"
        + "main{max-width:38rem;margin:8vh auto;padding:2rem 2.4rem;background:#fff;border:1px solid #d5dbe4;border-top:6px solid #123c69;border-radius:10px}"
        + "h1{margin:0 0 1rem;font-size:1.6rem;line-height:1.25;color:#123c69}button{font:inherit;font-weight:600;padding:.7rem 1.3rem;border:0;border-radius:8px;background:#a8071a;color:#fff;cursor:pointer}"
        + "button:hover{background:#7f0514}button:focus-visible{outline:3px solid #1a73e8;outline-offset:3px}form{margin:1.5rem 0}.help{margin:2rem 0 0;padding-top:1rem;border-top:1px solid #d5dbe4;color:#56647a;font-size:.9rem}"
        + "@media(max-width:40rem){main{margin:0;border-radius:0;min-height:100vh;box-sizing:border-box}}";

    // The usual policy, the page's own style, and a form that may be sent to this origin only.
    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

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
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title><style>{Style}</style></head>
            <body><main>
            <h1>{title}</h1>
            <p>{Encode(answer.Said.In(language, ("number", answer.Number)))}</p>
            {button}<p class="help">{Encode(helpdesk)}</p>
            </main></body>
            </html>

            """;
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
