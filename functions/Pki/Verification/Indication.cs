namespace DigiRenew.Pki.Verification;

/// <summary>The outcome of a check (ETSI EN 319 102-1 §5.1.3).</summary>
public enum Indication
{
    /// <summary>TOTAL-PASSED.</summary>
    TotalPassed,

    /// <summary>INDETERMINATE.</summary>
    Indeterminate,

    /// <summary>TOTAL-FAILED.</summary>
    TotalFailed,
}
