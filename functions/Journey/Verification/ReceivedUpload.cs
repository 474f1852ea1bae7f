using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Verification;

/// <summary>An upload as it was received.</summary>
/// <param name="Entry">Its order.</param>
/// <param name="Slot">The upload's facts.</param>
/// <param name="File">The bytes.</param>
/// <param name="At">When it was received.</param>
internal sealed record ReceivedUpload(LedgerEntry Entry, UploadSlot Slot, ReadOnlyMemory<byte> File, DateTimeOffset At);
