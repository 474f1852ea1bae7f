using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Sessions;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Uploads;

/// <summary>Receipt, status and report of an upload.</summary>
public sealed class ReadUpload(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Task<Outcome<UploadView>> RunAsync(HolderSession session, RenewalId id, UploadKind kind, Language language, CancellationToken cancellationToken) => throw new NotImplementedException();
}
