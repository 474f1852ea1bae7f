namespace DigiRenew.Contracts.Wire;

/// <summary>Another address for an order's notices.</summary>
/// <param name="Email">Masked.</param>
/// <param name="Confirmed">Whether its code came back.</param>
/// <param name="Expires">Until when the code can be given (UTC); null once confirmed.</param>
/// <param name="TriesLeft">How often a code can be tried; null once confirmed.</param>
public sealed record CorrespondenceView(string Email, bool Confirmed, DateTimeOffset? Expires, int? TriesLeft);
