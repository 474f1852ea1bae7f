namespace DigiRenew.Agent;

/// <summary>What the holder chose for a run.</summary>
public sealed record AgentSettings
{
    /// <summary>--module.</summary>
    public string? ModulePath { get; init; }

    /// <summary>--token: serial number of the token.</summary>
    public string? TokenSerial { get; init; }

    /// <summary>--certificate: serial number of the certificate, hexadecimal.</summary>
    public string? CertificateSerial { get; init; }

    /// <summary>--last-try: the last PIN try may be spent.</summary>
    public bool LastTryAllowed { get; init; }

    /// <summary>--pss: RSA keys sign by PSS rather than by PKCS #1 v1.5, where the token can.</summary>
    public bool Pss { get; init; }

    /// <summary>How long a command waits for the verdict on what it sent.</summary>
    public TimeSpan VerdictPatience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long it waits for the token to be unplugged, and to be plugged in again.</summary>
    public TimeSpan ReplugPatience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often it looks while it waits.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(1);
}
