using DigiRenew.Pki;

namespace DigiRenew.Journey.Export;

/// <summary>A piece of evidence that a record names: what it is called in the container, and its digest.</summary>
/// <param name="Name">In the container.</param>
/// <param name="MediaType">Of the file.</param>
/// <param name="Digest">SHA-256 as the record has it.</param>
/// <param name="PrivateDocument">The name it is kept under where it has personal data and is not in the evidence; else null.</param>
internal sealed record EvidencePiece(string Name, string MediaType, Sha256Digest Digest, string? PrivateDocument = null);
