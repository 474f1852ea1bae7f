using DigiRenew.Pki.Certificates;

namespace DigiRenew.Adapters.Local.Revocation;

/// <summary>Where revocation lists may be got from.</summary>
public sealed record RevocationSources
{
    /// <summary>Folders whose *.crl files are looked at first; one that is not there has none.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>Publishes a fresh list of an issuer into one of the folders, where we are that issuer; null where we are nobody's.</summary>
    public Func<CertificateFacts, CancellationToken, Task>? Publish { get; init; }

    /// <summary>http or https addresses; nothing but these hosts is ever asked.</summary>
    public IReadOnlyList<Uri> Addresses { get; init; } = [];

    /// <summary>The most octets of a list.</summary>
    public int LargestList { get; init; } = 10 * 1024 * 1024;

    /// <summary>How long getting one list may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long after one try the next is made for the same issuer.</summary>
    public TimeSpan BetweenTries { get; init; } = TimeSpan.FromSeconds(30);
}
