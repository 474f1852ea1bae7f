namespace DigiRenew.Adapters.Local.Revocation;

/// <summary>Where revocation lists may be got from.</summary>
public sealed record RevocationSources
{
    /// <summary>A folder whose *.crl files are looked at first (the demo's pki/); null for none.</summary>
    public string? Folder { get; init; }

    /// <summary>Publishes fresh lists into the folder (development); null where somebody else does.</summary>
    public Func<DateTimeOffset, CancellationToken, Task>? Publish { get; init; }

    /// <summary>http or https addresses; nothing but these hosts is ever asked.</summary>
    public IReadOnlyList<Uri> Addresses { get; init; } = [];

    /// <summary>The most octets of a list.</summary>
    public int LargestList { get; init; } = 10 * 1024 * 1024;

    /// <summary>How long getting one list may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long after one try the next is made for the same issuer.</summary>
    public TimeSpan BetweenTries { get; init; } = TimeSpan.FromSeconds(30);
}
