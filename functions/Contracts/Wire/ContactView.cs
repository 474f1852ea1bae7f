namespace DigiRenew.Contracts.Wire;

/// <summary>How an order's contact stands, for officers.</summary>
/// <param name="Email">Where codes and security notices go.</param>
/// <param name="Bounced">How many messages came back.</param>
/// <param name="ProposedBy">The officer whose finding waits for a second one; null where none does.</param>
/// <param name="ProposedMethod">How that officer verified the contact.</param>
/// <param name="ProposedEmail">The address that would be the contact; null where it stays.</param>
/// <param name="Correspondence">Another address that notices go to, once confirmed.</param>
public sealed record ContactView(string? Email, int Bounced, string? ProposedBy, string? ProposedMethod, string? ProposedEmail, string? Correspondence);
