using DigiRenew.Pki;

namespace DigiRenew.Adapters.IssuingKey;

/// <summary>How a demo hierarchy is made.</summary>
/// <param name="DataDirectory">Holds pki/ (certificates, revocation lists) and keys/.</param>
/// <param name="Origin">Scheme and authority under which revocation lists and certificates are served.</param>
public sealed record DemoAuthorityOptions(string DataDirectory, string Origin)
{
    /// <summary>Type of the keys of root, issuing authority and seal.</summary>
    public KeyAlgorithm Algorithm { get; init; } = KeyAlgorithm.Rsa3072;

    /// <summary>Where the keys of root and issuing authority lie; null: keys/ of the data directory.</summary>
    public string? IssuingDirectory { get; init; }

    /// <summary>The file whose first line is the issuing key's passphrase; null: keys/issuing.pass.</summary>
    public string? IssuingPassphrase { get; init; }
}
