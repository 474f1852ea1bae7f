using System.Text.Json;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Review;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Verification;

/// <summary>Verification reports in words of one language, whatever language they were kept in.</summary>
internal sealed class ReportViews(JourneyContext context)
{
    /// <summary>The report of an upload, in a language; null where there is none yet.</summary>
    public async Task<VerificationReportView?> FindAsync(RenewalId id, UploadSlot slot, Language language, CancellationToken cancellationToken)
    {
        if (slot.Report is not { } digest || digest == Sha256Digest.Zero
            || await context.Ports.Evidence.FindAsync(id, digest, cancellationToken).ConfigureAwait(false) is not { } json
            || JsonSerializer.Deserialize(json.Span, WireJson.Default.VerificationReportView) is not { } report)
        {
            return null;
        }

        if (slot.Code == Problems.RefusedByOfficer.Code)
        {
            var (why, next) = await ExplainAsync(id, slot, language, cancellationToken).ConfigureAwait(false);
            return report with { Code = slot.Code, Sentence = why, Next = next };
        }

        return Say(report, language);
    }

    /// <summary>Why an upload was refused, and what to do.</summary>
    public async Task<(string Why, string Next)> ExplainAsync(RenewalId id, UploadSlot slot, Language language, CancellationToken cancellationToken)
    {
        if (slot.Code == Problems.RefusedByOfficer.Code)
        {
            var written = await WrittenReason.FindAsync(context, id, slot.Returned, cancellationToken).ConfigureAwait(false) ?? ReportTexts.ReasonErased.In(language);
            return ReportTexts.Refused(slot.Code, language, ("reason", written));
        }

        return await FindAsync(id, slot, language, cancellationToken).ConfigureAwait(false) is { } report
            ? (report.Sentence, report.Next)
            : ReportTexts.Refused(slot.Code!, language);
    }

    /// <summary>Puts sentence and next step of a report in a language.</summary>
    public static VerificationReportView Say(VerificationReportView report, Language language)
    {
        if (report.Code is null)
        {
            return report with { Sentence = ReportTexts.Accepted.In(language), Next = ReportTexts.NothingToDo.In(language) };
        }

        var basis = report.Checks.SelectMany(check => check.Basis).ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var date = basis["revokedAt"].Concat(basis["notAfter"]).FirstOrDefault()?[..10] ?? Words.Say("date", "unknown-date", language);
        var (sentence, next) = ReportTexts.Refused(
            report.Code,
            language,
            ("reason", Words.Say("reason", report.SubIndication ?? string.Empty, language)),
            ("date", date));
        return report with { Sentence = sentence, Next = next };
    }
}
