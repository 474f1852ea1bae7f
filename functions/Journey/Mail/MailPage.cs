using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using DigiRenew.Contracts;

namespace DigiRenew.Journey.Mail;

/// <summary>
/// A message as HTML: the same words as its text, one column that fits a telephone, no picture, no script and nothing fetched.
/// Mail programs know little of style sheets, so that every style stands in its element.
/// </summary>
internal static partial class MailPage
{
    private const string Font = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

    /// <param name="subject">Also the heading.</param>
    /// <param name="provider">The provider's name.</param>
    /// <param name="language">Of the words.</param>
    /// <param name="paragraphs">In order; the last one is the helpdesk's.</param>
    public static string Write(string subject, string provider, Language language, ImmutableArray<string> paragraphs)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $$"""
            <!DOCTYPE html>
            <html lang="{{language.ToTag()}}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light">
            <title>{{WebUtility.HtmlEncode(subject)}}</title>
            </head>
            <body style="margin:0;padding:24px 12px;background:#f2f4f6;{{Font}};color:#1c2733;font-size:16px;line-height:1.5">
            <div style="max-width:600px;margin:0 auto;background:#ffffff;border:1px solid #dde3e8;border-radius:8px">
            <p style="margin:0;padding:14px 28px;border-bottom:1px solid #dde3e8;color:#44515e;font-size:14px">{{WebUtility.HtmlEncode(provider)}}</p>
            <div style="padding:20px 28px 8px">
            <h1 style="margin:0 0 16px;font-size:20px;line-height:1.3;font-weight:600">{{Marked(subject)}}</h1>

            """);
        foreach (var paragraph in paragraphs[..^1])
        {
            html.Append(CultureInfo.InvariantCulture, $"<p style=\"margin:0 0 14px\">{Marked(paragraph)}</p>\n");
        }

        return html.Append(CultureInfo.InvariantCulture, $"""
            </div>
            <p style="margin:0;padding:14px 28px;border-top:1px solid #dde3e8;color:#44515e;font-size:13px">{Marked(paragraphs[^1])}</p>
            </div>
            </body>
            </html>

            """).ToString();
    }

    /// <summary>Line ends are kept, addresses of pages are links, and what is to be typed stands out.</summary>
    private static string Marked(string paragraph)
    {
        var marked = new StringBuilder();
        var at = 0;
        foreach (Match found in Marks().Matches(paragraph))
        {
            marked.Append(WebUtility.HtmlEncode(paragraph[at..found.Index]));
            var text = WebUtility.HtmlEncode(found.Value);
            marked.Append(
                found.Groups["link"].Success ? $"<a href=\"{text}\" style=\"color:#0b5cad;overflow-wrap:anywhere\">{text}</a>"
                : found.Groups["code"].Success ? $"<strong style=\"font-size:24px;letter-spacing:3px;white-space:nowrap\">{text}</strong>"
                : found.Groups["number"].Success ? $"<span style=\"white-space:nowrap\">{text}</span>"
                : $"<code style=\"background:#eef1f4;border-radius:4px;padding:2px 5px;font-family:Consolas,Menlo,monospace;font-size:15px;white-space:nowrap\">{text}</code>");
            at = found.Index + found.Length;
        }

        return marked.Append(WebUtility.HtmlEncode(paragraph[at..])).Replace("\n", "<br>").ToString();
    }

    /// <summary>An https or http address; a validation code at the end of its line; a number of ours or a date; a command of the holder's program.</summary>
    [GeneratedRegex(@"(?<number>\b(?:(?:DR|PF)-[0-9A-Z]{5}-[0-9A-Z]{5}|\d{4}-\d\d-\d\d)\b)|(?<link>https?://[^\s<>""]*[^\s<>"".,;:])|(?<=: )(?<code>\d{6})$|\bdigirenew (?:send(?: --all| authorisation)?|status|update|papers|order)\b", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Marks();
}
