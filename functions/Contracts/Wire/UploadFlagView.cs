namespace DigiRenew.Contracts.Wire;

/// <summary>Something about an upload for the officer to look at, invisible to the sender.</summary>
public sealed record UploadFlagView(string Kind, int Attempt, string Flag);
