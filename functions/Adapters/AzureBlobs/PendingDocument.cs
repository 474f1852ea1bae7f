using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.AzureBlobs;

/// <summary>An effect that is still to be done, or was given up, within its order's blob.</summary>
/// <param name="Id">Unique within the renewal.</param>
/// <param name="Effect">JSON of the effect.</param>
/// <param name="Due">UTC.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Cause">Why it was put off, a stable word; null where it was not.</param>
/// <param name="ParkedAt">Since when it has been given up; null while it is pending.</param>
/// <param name="Since">When it should have been done, UTC; null in a file that was written before it was kept here.</param>
/// <param name="OutOfReachSince">The first try in a row that met something out of reach, UTC; null where the last one did not.</param>
internal sealed record PendingDocument(
    string Id,
    string Effect,
    DateTimeOffset Due,
    int Attempts,
    string? Cause,
    DateTimeOffset? ParkedAt = null,
    DateTimeOffset? Since = null,
    DateTimeOffset? OutOfReachSince = null)
{
    public static PendingDocument Of(PendingEffect effect) => new(effect.Id, effect.Effect, effect.Due.ToUniversalTime(), effect.Attempts, null, null, effect.Since.ToUniversalTime());

    public DeadLetter ToDeadLetter(RenewalId order) => new(order, Id, Effect, ParkedAt!.Value, Attempts, Cause ?? "unknown");

    public OverdueEffect ToOverdue(RenewalId order) => new(order, Effect, Since ?? Due, Attempts, Cause);

    public PendingEffect ToPending() => new(Id, Effect, Due, Attempts) { Since = Since ?? Due, OutOfReachSince = OutOfReachSince };
}
