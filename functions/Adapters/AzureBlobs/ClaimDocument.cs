namespace DigiRenew.Adapters.AzureBlobs;

/// <summary>A claim as a blob.</summary>
internal sealed record ClaimDocument(string Owner, DateTimeOffset Since, DateTimeOffset? Expires);
