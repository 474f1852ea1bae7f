using DigiRenew.Renewal;

namespace DigiRenew.Journey.Storage;

/// <summary>An effect that should have been done and is pending.</summary>
/// <param name="Order">The renewal.</param>
/// <param name="Effect">As it was written.</param>
/// <param name="Since">When it should have been done (UTC).</param>
/// <param name="Attempts">How often it failed.</param>
/// <param name="Cause">Why it was put off, a stable word; null where it was not.</param>
public sealed record OverdueEffect(RenewalId Order, string Effect, DateTimeOffset Since, int Attempts, string? Cause)
{
    /// <summary>What kind of effect, e.g. VerifyUpload.</summary>
    public string Kind => Effect.Split(' ')[0];
}
