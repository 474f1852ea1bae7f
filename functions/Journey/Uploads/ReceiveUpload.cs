using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Sessions;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Uploads;

/// <summary>Takes an upload: check 1 while the holder waits, evidence, event, sealed receipt.</summary>
public sealed class ReceiveUpload(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    /// <param name="session">The holder.</param>
    /// <param name="id">The order.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="fileName">As sent; only its extension counts.</param>
    /// <param name="file">The bytes, within the limit.</param>
    /// <param name="signature">The detached CMS; null for a paper.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Outcome<ReceiptView>> RunAsync(
        HolderSession session, RenewalId id, UploadKind kind, string fileName, ReadOnlyMemory<byte> file, ReadOnlyMemory<byte>? signature, CancellationToken cancellationToken) => throw new NotImplementedException();
}
