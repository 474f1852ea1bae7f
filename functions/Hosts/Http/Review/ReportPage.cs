using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Verification;

namespace DigiRenew.Http.Review;

/// <summary>A verification report as a page: one document without scripts, links or pictures, fit for print. Every value is escaped.</summary>
internal static class ReportPage
{
    private const string Style =
        "body{font:16px/1.5 system-ui,'Noto Sans',sans-serif;max-width:62rem;margin:2rem auto;padding:0 1.5rem;color:#16202c;background:#fff}"
        + "h1{font-size:1.5rem;line-height:1.25;color:#123c69;margin-bottom:.3rem}h2{font-size:1.1rem;color:#123c69;margin-top:2rem}"
        + "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;border-bottom:1px solid #d5dbe4;padding:.6rem .8rem}"
        + "thead th{color:#56647a;font-size:.9rem;border-bottom:2px solid #9aa7ba}tbody th{font-weight:600;width:17rem}td:nth-child(2){white-space:nowrap;font-weight:600}"
        + "dl{margin:0}dl>div{display:grid;grid-template-columns:13rem 1fr;gap:.8rem}dt{color:#56647a;font-size:.9rem}dd{margin:0;overflow-wrap:anywhere;font:.85rem/1.5 ui-monospace,monospace}"
        + "tbody .passed{border-left:.35rem solid #0a6b2d}tbody .failed{border-left:.35rem solid #a8071a}tbody .open{border-left:.35rem solid #8a5a00}"
        + ".passed+td{color:#0a6b2d}.failed+td{color:#a8071a}.open+td{color:#7a4a00}.result{padding:.8rem 1.1rem;font-size:1.1rem;border-radius:8px;border-left:.4rem solid}"
        + ".result.passed{background:#e2f3e8;border-color:#0a6b2d}.result.failed{background:#fde8ea;border-color:#a8071a}.result.open{background:#fff3dc;border-color:#8a5a00}"
        + "@media print{body{margin:0;max-width:none}tr{break-inside:avoid}}@media(max-width:50rem){dl>div{grid-template-columns:1fr;gap:0}}";

    /// <summary>How a policy allows the style that stands in the page.</summary>
    public static string StyleSource { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'";

    /// <summary>The style is allowed by its digest; nothing else is.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src {StyleSource}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static string Write(UploadReport report, Language language)
    {
        var title = ReportTexts.PageTitle.In(language, ("kind", report.Slot.Kind.ToWire()), ("number", report.Number));
        var page = new StringBuilder($"<!DOCTYPE html>\n<html lang=\"{language.ToTag()}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
            .Append($"<title>{Escape(title)}</title><style>{Style}</style></head>\n<body>\n<main>\n")
            .Append($"<h1>{Escape(title)}</h1>\n<p>{Escape(ReportTexts.Attempt.In(language, ("attempt", Number(report.Slot.Attempt)), ("received", Moment(report.ReceivedAt))))}</p>\n");
        if (report.In(language) is { } view)
        {
            WriteReport(page, report, view, language);
        }
        else
        {
            _ = page.Append($"<p class=\"result open\">{Escape(ReportTexts.UnderWay.In(language))}</p>\n");
        }

        if (report.Flags.Count > 0)
        {
            _ = page.Append($"<h2>{Escape(ReportTexts.FlagsTitle.In(language))}</h2>\n<ul>\n");
            foreach (var flag in report.Flags)
            {
                _ = page.Append($"<li>{Escape(flag == UploadFlags.SameFileOtherHolder ? ReportTexts.SameFileOtherHolder.In(language) : flag)}</li>\n");
            }

            _ = page.Append("</ul>\n");
        }

        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void WriteReport(StringBuilder page, UploadReport report, VerificationReportView view, Language language)
    {
        _ = page
            .Append($"<p class=\"result {ClassOf(view.Code is null ? view.Indication : "TOTAL-FAILED")}\"><strong>{Escape(ReportTexts.Result.In(language))}: {Escape(Say(view.Indication, view.SubIndication))}</strong>")
            .Append(view.Code is null ? string.Empty : $" ({Escape(view.Code)})")
            .Append($"<br>{Escape(ReportTexts.MadeAt.In(language, ("at", Moment(view.At))))}</p>\n")
            .Append($"<h2>{Escape(ReportTexts.ChecksTitle.In(language))}</h2>\n<table>\n<thead><tr>");
        foreach (var heading in new[] { ReportTexts.CheckTitle, ReportTexts.IndicationTitle, ReportTexts.BasisTitle })
        {
            _ = page.Append($"<th scope=\"col\">{Escape(heading.In(language))}</th>");
        }

        _ = page.Append("</tr></thead>\n<tbody>\n");
        foreach (var check in view.Checks)
        {
            WriteCheck(page, check, language);
        }

        _ = page.Append($"</tbody>\n</table>\n<h2>{Escape(ReportTexts.HolderReads.In(language))}</h2>\n");
        foreach (var (tag, words) in new[] { ("ro", report.Romanian), ("en", report.English) })
        {
            _ = page.Append($"<p lang=\"{tag}\">{Escape(words!.Sentence)} {Escape(words.Next)}</p>\n");
        }
    }

    private static void WriteCheck(StringBuilder page, CheckView check, Language language)
    {
        _ = page.Append($"<tr><th scope=\"row\" class=\"{ClassOf(check.Indication)}\">{Escape(ReportTexts.Check(check.Name, language))}</th>")
            .Append($"<td>{Escape(Say(check.Indication, check.SubIndication))}</td><td><dl>");
        foreach (var (name, value) in check.Basis)
        {
            _ = page.Append($"<div><dt>{Escape(ReportTexts.Basis(name, language))}</dt><dd>{Escape(value)}</dd></div>");
        }

        _ = page.Append("</dl></td></tr>\n");
    }

    private static string ClassOf(string indication) => indication switch { "TOTAL-PASSED" => "passed", "TOTAL-FAILED" => "failed", _ => "open" };

    private static string Say(string indication, string? why) => why is null ? indication : $"{indication}, {why}";

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
