using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Verification;

/// <summary>What an operator reads of one upload.</summary>
/// <param name="Number">Of the order.</param>
/// <param name="Slot">The upload's facts.</param>
/// <param name="ReceivedAt">When it came (UTC).</param>
/// <param name="Flags">For the officer only: <c>same-file-other-holder</c>.</param>
/// <param name="Romanian">The report with the holder's words in Romanian; null while it is being verified.</param>
/// <param name="English">The same in English.</param>
public sealed record UploadReport(
    string Number,
    UploadSlot Slot,
    DateTimeOffset ReceivedAt,
    IReadOnlyList<string> Flags,
    VerificationReportView? Romanian,
    VerificationReportView? English)
{
    public VerificationReportView? In(Language language) => language == Language.Ro ? Romanian : English;
}
