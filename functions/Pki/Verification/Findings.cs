namespace DigiRenew.Pki.Verification;

/// <summary>Findings with the indication that goes with each sub-indication (ETSI EN 319 102-1 §5.1.3, tables 5 and 6).</summary>
internal static class Findings
{
    public static CheckResult Of(SubIndication why, string reason, params ReadOnlySpan<(string Name, string Value)> basis) => why
        is SubIndication.FormatFailure or SubIndication.HashFailure or SubIndication.SigCryptoFailure
        or SubIndication.Revoked or SubIndication.Expired or SubIndication.NotYetValid
        ? CheckResult.Fail(why, reason, basis)
        : CheckResult.Undecided(why, reason, basis);
}
