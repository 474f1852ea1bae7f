namespace DigiRenew.Journey.Storage;

/// <summary>An effect that is still to be done.</summary>
/// <param name="Id">Sequence of its record, a dot, and its place among that record's effects, e.g. 7.0; unique within the renewal.</param>
/// <param name="Effect">JSON of the effect.</param>
/// <param name="Due">When it is to be tried next (UTC).</param>
/// <param name="Attempts">How often it was tried.</param>
public sealed record PendingEffect(string Id, string Effect, DateTimeOffset Due, int Attempts)
{
    /// <summary>When it should have been done (UTC): what is put off after a failure keeps it.</summary>
    public DateTimeOffset Since { get; init; } = Due;

    /// <summary>The first of the tries in a row, up to the last one, that met something out of reach (UTC); null where the last one did not.</summary>
    public DateTimeOffset? OutOfReachSince { get; init; }
}
