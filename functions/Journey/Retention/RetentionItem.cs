using DigiRenew.Renewal;

namespace DigiRenew.Journey.Retention;

/// <summary>Something that is over its time, or was erased for that.</summary>
public sealed record RetentionItem(RenewalId Order, DocumentGroup Group, DateTimeOffset KeptUntil, int Files);
