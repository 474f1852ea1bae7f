using DigiRenew.Journey.TimeStamps;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Paths;
using DigiRenew.Pki.TimeStamps;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.Unit.Journey.TimeStamps;

/// <summary>An authority that is out of reach until told otherwise, and keeps what it stamped.</summary>
internal sealed class FixedTimeStamps : ITimeStamps
{
    public bool IsConfigured { get; init; } = true;

    public bool OutOfReach { get; set; }

    public static CertificateFacts Anchor { get; } = MakeAnchor();

    public static byte[] List { get; } = "a list"u8.ToArray();

    public List<Sha256Digest> Stamped { get; } = [];

    private static CertificateFacts MakeAnchor()
    {
        using var demo = DemoHierarchy.Build();
        return demo.Root;
    }

    public Task<TimeStampAnswer> StampAsync(Sha256Digest imprint, CancellationToken cancellationToken)
    {
        if (OutOfReach)
        {
            return Task.FromResult<TimeStampAnswer>(new TimeStampAnswer.Unavailable("out-of-reach"));
        }

        Stamped.Add(imprint);
        return Task.FromResult<TimeStampAnswer>(new TimeStampAnswer.Stamped(
            new TimeStampToken(imprint.ToBytes(), DateTimeOffset.UnixEpoch, "1.2.3", new CertificationPath([Anchor])), [List]));
    }
}
