using DigiRenew.Pki.Certificates;

namespace DigiRenew.Adapters.Local.TimeStamps;

/// <summary>Which time-stamping authorities may be asked, and who vouches for them.</summary>
public sealed record TimeStampSources
{
    /// <summary>http or https addresses, asked in this order.</summary>
    public IReadOnlyList<Uri> Authorities { get; init; } = [];

    /// <summary>The anchors that an authority's path must end at.</summary>
    public IReadOnlyCollection<CertificateFacts> Anchors { get; init; } = [];

    /// <summary>Where the lists are got from by which the authorities' certificates stand; none: nobody looks.</summary>
    public IReadOnlyList<Uri> RevocationAddresses { get; init; } = [];

    /// <summary>The most octets of an answer.</summary>
    public int LargestAnswer { get; init; } = 128 * 1024;

    /// <summary>How long getting one answer may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How far a token's time may lie from this machine's.</summary>
    public TimeSpan ClockTolerance { get; init; } = TimeSpan.FromMinutes(5);
}
