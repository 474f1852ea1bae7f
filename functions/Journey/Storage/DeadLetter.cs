using DigiRenew.Renewal;

namespace DigiRenew.Journey.Storage;

/// <summary>An effect that failed too often and waits for somebody to look at it.</summary>
/// <param name="Order">The renewal.</param>
/// <param name="Id">The effect's id within the renewal.</param>
/// <param name="Effect">JSON of the effect.</param>
/// <param name="ParkedAt">When it was given up (UTC).</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Cause">Why it failed last, a stable word.</param>
public sealed record DeadLetter(RenewalId Order, string Id, string Effect, DateTimeOffset ParkedAt, int Attempts, string Cause);
