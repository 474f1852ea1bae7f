namespace DigiRenew.Http.Authentication;

/// <summary>A request that may pass: who calls, and the values of the route's placeholders.</summary>
internal sealed record Admission(Identity Caller, IReadOnlyDictionary<string, string> Values);
