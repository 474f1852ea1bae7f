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

    /// <summary>What an authority of its own has.</summary>
    public CertificateFacts OwnAnchor { get; init; } = Anchor;

    public byte[][] OwnLists { get; init; } = [List];

    /// <summary>What it puts after the imprint.</summary>
    public byte[] Hallmark { get; init; } = [];

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
            new TimeStampToken((byte[])[.. imprint.ToBytes(), .. Hallmark], DateTimeOffset.UnixEpoch, "1.2.3", new CertificationPath([OwnAnchor])), [.. OwnLists.Select(list => new ReadOnlyMemory<byte>(list))]));
    }
}
