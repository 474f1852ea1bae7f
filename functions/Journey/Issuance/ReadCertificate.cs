using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Sessions;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Issuance;

/// <summary>Gives the holder the issued certificate and its chain.</summary>
public sealed class ReadCertificate(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Task<Outcome<CertificateView>> RunAsync(HolderSession session, RenewalId id, CancellationToken cancellationToken) => throw new NotImplementedException();
}
