namespace DigiRenew.Journey.Revocation;

/// <summary>A published file as it was read.</summary>
/// <param name="Content">DER.</param>
/// <param name="Version">What a later write is conditional on.</param>
public sealed record PublishedFile(ReadOnlyMemory<byte> Content, string Version);
