using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Storage;

/// <summary>An event with its place in the chain: time, actor and cause (EN 319 411-1 REG-6.4.5-04).</summary>
/// <param name="Order">The renewal.</param>
/// <param name="Sequence">1 for the first.</param>
/// <param name="At">UTC.</param>
/// <param name="Actor">Who caused it.</param>
/// <param name="Cause">Why, as a stable word.</param>
/// <param name="Event">What happened.</param>
/// <param name="Previous">Hash of the record before; zeros for the first.</param>
public sealed record RecordedEvent(RenewalId Order, long Sequence, DateTimeOffset At, Actor Actor, string Cause, RenewalEvent Event, Sha256Digest Previous);
