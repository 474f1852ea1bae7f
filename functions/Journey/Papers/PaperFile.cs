using DigiRenew.Pki;

namespace DigiRenew.Journey.Papers;

/// <summary>A paper to be fetched.</summary>
public sealed record PaperFile(string FileName, ReadOnlyMemory<byte> Content, Sha256Digest Sha256);
