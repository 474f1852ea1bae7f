using Azure;

namespace DigiRenew.Adapters.AzureBlobs;

/// <summary>A blob as it was read.</summary>
/// <param name="Content">All of it.</param>
/// <param name="Version">What a later write is conditional on.</param>
internal sealed record StoredBlob(ReadOnlyMemory<byte> Content, ETag Version);
