namespace DigiRenew.Agent.Updating;

/// <summary>What an update did.</summary>
/// <param name="Order">The order's number.</param>
/// <param name="Certificate">Serial number of the new certificate.</param>
/// <param name="Sha256">Its digest.</param>
/// <param name="NotAfter">Until when it is valid (UTC).</param>
/// <param name="Replugged">Whether the token was seen to leave and come back.</param>
/// <param name="OldRemoved">Whether the old certificate and key were removed.</param>
public sealed record UpdateOutcome(string Order, string Certificate, string Sha256, DateTimeOffset NotAfter, bool Replugged, bool OldRemoved);
