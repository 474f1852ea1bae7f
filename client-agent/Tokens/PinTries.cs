namespace DigiRenew.Tokens;

/// <summary>How many tries a PIN has left, as far as a token tells.</summary>
public abstract record PinTries
{
    private PinTries()
    {
    }

    /// <summary>The token raises no flag: more than one try, number not told.</summary>
    public sealed record NotLow : PinTries;

    /// <summary>A wrong PIN was entered since the last right one (CKF_USER_PIN_COUNT_LOW).</summary>
    public sealed record Low : PinTries;

    /// <summary>One try is left (CKF_USER_PIN_FINAL_TRY).</summary>
    public sealed record LastTry : PinTries;

    /// <summary>CKF_USER_PIN_LOCKED.</summary>
    public sealed record Blocked : PinTries;
}
