using DigiRenew.Journey.TimeStamps;
using DigiRenew.Pki;
using DigiRenew.Pki.Paths;
using DigiRenew.Pki.TimeStamps;

namespace DigiRenew.Tests.Unit.Journey.TimeStamps;

/// <summary>An authority that is out of reach until told otherwise, and keeps what it stamped.</summary>
internal sealed class FixedTimeStamps : ITimeStamps
{
    public bool IsConfigured { get; init; } = true;

    public bool OutOfReach { get; set; }

    public List<Sha256Digest> Stamped { get; } = [];

    public Task<TimeStampAnswer> StampAsync(Sha256Digest imprint, CancellationToken cancellationToken)
    {
        if (OutOfReach)
        {
            return Task.FromResult<TimeStampAnswer>(new TimeStampAnswer.Unavailable("out-of-reach"));
        }

        Stamped.Add(imprint);
        return Task.FromResult<TimeStampAnswer>(new TimeStampAnswer.Stamped(
            new TimeStampToken(imprint.ToBytes(), DateTimeOffset.UnixEpoch, "1.2.3", new CertificationPath([]))));
    }
}
