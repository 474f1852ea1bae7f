namespace DigiRenew.Tokens;

/// <summary>A certificate object.</summary>
public sealed record TokenCertificate(ReadOnlyMemory<byte> Der, ReadOnlyMemory<byte> Id, string Label, bool HasPrivateKey);
