using DigiRenew.Renewal;

namespace DigiRenew.Journey.Effects;

/// <summary>A call for work that was given up.</summary>
/// <param name="Order">Whose work; null where the message named none.</param>
/// <param name="Reason">Why, in the queue's or our own stable word, e.g. MaxDeliveryCountExceeded.</param>
/// <param name="Since">When it was called (UTC).</param>
public sealed record DeadCall(RenewalId? Order, string? Reason, DateTimeOffset Since);
