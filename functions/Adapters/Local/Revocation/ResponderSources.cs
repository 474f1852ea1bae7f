namespace DigiRenew.Adapters.Local.Revocation;

/// <summary>Which OCSP responders may be asked.</summary>
public sealed record ResponderSources
{
    /// <summary>http or https addresses, asked in this order; what a certificate itself names is never asked.</summary>
    public IReadOnlyList<Uri> Addresses { get; init; } = [];

    /// <summary>The most octets of an answer.</summary>
    public int LargestAnswer { get; init; } = 128 * 1024;

    /// <summary>How long getting one answer may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}
