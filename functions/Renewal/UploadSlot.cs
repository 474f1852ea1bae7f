using DigiRenew.Contracts;
using DigiRenew.Pki;

namespace DigiRenew.Renewal;

/// <summary>The newest file of one upload kind, and how it stands.</summary>
public sealed record UploadSlot(
    UploadKind Kind, int Attempt, Sha256Digest File, Sha256Digest? Signature, string Extension, Sha256Digest Receipt, UploadStatus Status, Sha256Digest? Report, string? Code)
{
    /// <summary>The sealed decision of the officer who returned it; null where none did.</summary>
    public Sha256Digest? Returned { get; init; }
}
