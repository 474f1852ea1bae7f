using DigiRenew.Tokens;

namespace DigiRenew.Agent.Devices;

/// <summary>A token and the module that sees it.</summary>
public sealed record FoundToken(ITokenModule Module, TokenInfo Token);
