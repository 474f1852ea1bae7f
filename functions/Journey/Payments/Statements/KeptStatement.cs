using DigiRenew.Renewal;

namespace DigiRenew.Journey.Payments.Statements;

/// <summary>A statement that was worked through.</summary>
/// <param name="Id">Where its evidence lies.</param>
/// <param name="Received">The day on which it came, UTC; how long it is kept counts from there.</param>
public sealed record KeptStatement(RenewalId Id, DateOnly Received);
