namespace DigiRenew.Tests.Attacks.Generator;

/// <summary>What a strict verifier says of a file, in the words of ETSI EN 319 102-1 §5.1.3.</summary>
/// <param name="Code">The problem's stable code.</param>
/// <param name="Indication">TOTAL-FAILED or INDETERMINATE.</param>
/// <param name="SubIndication">E.g. HASH_FAILURE.</param>
public sealed record Expectation(string Code, string Indication, string SubIndication)
{
    public static Expectation Failed(string code, string why) => new(code, "TOTAL-FAILED", why);

    public static Expectation Undecided(string code, string why) => new(code, "INDETERMINATE", why);

    /// <summary>Check 1 refuses it while the sender waits; nothing of it is kept.</summary>
    public static Expectation NeverReceived(string code = "content-mismatch") => Failed(code, "FORMAT_FAILURE");
}
