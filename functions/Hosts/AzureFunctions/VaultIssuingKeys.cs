using System.Collections.Immutable;
using Azure.Security.KeyVault.Certificates;
using Azure.Security.KeyVault.Keys.Cryptography;
using DigiRenew.Adapters.AzureServices.Keys;
using DigiRenew.Hosts.AzureFunctions.Configuration;
using DigiRenew.Hosts.Settings;
using DigiRenew.Journey.Issuance;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Hosts.AzureFunctions;

/// <summary>The issuing keys of a vault: the newest, and those before it for the orders that were fixed under them.</summary>
internal static class VaultIssuingKeys
{
    /// <param name="pinned">The newest first.</param>
    /// <param name="known">The provider's issuing certificates, the current one first.</param>
    /// <param name="certificates">Of the vault.</param>
    /// <param name="open">Opens a key by its address.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SettingsException">The vault has others than the settings say, or two keys would publish by one name.</exception>
    /// <exception cref="IOException">The vault does not give one.</exception>
    public static async Task<IIssuingKey> OpenAsync(
        ImmutableArray<PinnedCertificate> pinned,
        ImmutableArray<CertificateFacts> known,
        CertificateClient certificates,
        Func<Uri, CryptographyClient> open,
        CancellationToken cancellationToken)
    {
        var keys = new List<KeyVaultIssuingKey>();
        foreach (var one in pinned)
        {
            keys.Add(new(await VaultCertificate.OpenAsync(certificates, open, one.Name, one.Version, cancellationToken).ConfigureAwait(false), one.Name));
        }

        SettingsException.ThrowIfAny(
        [
            .. keys[0].Certificate.Sha256 == known[0].Sha256 ? Array.Empty<string>() : ["Certificates:Issuing:0 is not the certificate of KeyVault:IssuingVersion."],
            .. keys.Where(key => known.All(certificate => certificate.Sha256 != key.Certificate.Sha256))
                .Select(key => $"The certificate of {key.Name} in the vault is not among Certificates:Issuing."),
            .. keys.GroupBy(key => key.Name, StringComparer.OrdinalIgnoreCase).Where(named => named.Select(key => key.Certificate.PublicKey).Distinct().Count() > 1)
                .Select(named => $"Two keys in the vault are named {named.Key}, and their lists would have one address: make the new one by issuer csr --name."),
        ]);
        return keys is [var only] ? only : new IssuingKeys(keys[0], [.. keys.Skip(1)]);
    }
}
