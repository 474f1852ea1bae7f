namespace DigiRenew.Contracts.Wire;

/// <summary>What may be sent as a kind: extensions without dot, and the most octets.</summary>
public sealed record UploadLimitView(string Kind, bool Required, IReadOnlyList<string> Formats, long MaximumLength);
