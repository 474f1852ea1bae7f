namespace DigiRenew.Contracts.Wire;

/// <summary>The report on one upload (ETSI EN 319 102-1 indications).</summary>
/// <param name="Kind">Wire name of the upload kind.</param>
/// <param name="Attempt">Which file of this kind.</param>
/// <param name="Indication">TOTAL-PASSED, INDETERMINATE or TOTAL-FAILED.</param>
/// <param name="SubIndication">E.g. HASH_FAILURE, or null when passed.</param>
/// <param name="Checks">Each check, in the order of SPEC §5.</param>
/// <param name="Code">Problem code of the first check that failed, or null.</param>
/// <param name="Sentence">For the holder: what is wrong.</param>
/// <param name="Next">For the holder: what to do.</param>
/// <param name="At">When it was made (UTC).</param>
public sealed record VerificationReportView(
    string Kind,
    int Attempt,
    string Indication,
    string? SubIndication,
    IReadOnlyList<CheckView> Checks,
    string? Code,
    string Sentence,
    string Next,
    DateTimeOffset At);
