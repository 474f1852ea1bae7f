namespace DigiRenew.Contracts.Wire;

/// <summary>The general conditions: version and SHA-256 (lower-case hexadecimal) by language tag.</summary>
public sealed record TermsView(string Version, IReadOnlyDictionary<string, string> Sha256);
