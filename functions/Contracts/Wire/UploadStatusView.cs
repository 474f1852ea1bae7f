namespace DigiRenew.Contracts.Wire;

/// <summary>How an upload stands: missing, verifying, accepted, refused; with the reason and next step in words.</summary>
public sealed record UploadStatusView(string Kind, bool Required, string Status, int Attempt, string? Sha256, string? Reason, string? Next);
