using DigiRenew.Journey.Issuance;

namespace DigiRenew.Hosts.AzureFunctions.Configuration;

/// <summary>One version of a certificate in a vault.</summary>
/// <param name="Name">Of the certificate; what it issues is published by this name.</param>
/// <param name="Version">Pinned.</param>
internal sealed record PinnedCertificate(string Name, string Version)
{
    /// <summary>Reads VERSION, of the certificate with the usual name, or NAME/VERSION; null where it is neither.</summary>
    public static PinnedCertificate? Read(string text) => text.Split('/') switch
    {
        [var version] when IsName(version) => new(IIssuingKey.UsualName, version),
        [var name, var version] when IsName(name) && IsName(version) => new(name, version),
        _ => null,
    };

    // Vaults name certificates so, and the name becomes part of an address.
    private static bool IsName(string text) => text.Length is > 0 and <= 127 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}
