using Azure.Core;
using Azure.Security.KeyVault.Certificates;
using Azure.Security.KeyVault.Keys.Cryptography;
using Azure.Security.KeyVault.Secrets;

namespace DigiRenew.Adapters.AzureServices.Keys;

/// <summary>The clients of vaults, all with the same patience.</summary>
/// <param name="credential">Of this part.</param>
public sealed class VaultClients(TokenCredential credential)
{
    /// <param name="vault">Address of the vault.</param>
    public CertificateClient Certificates(Uri vault) => new(vault, credential, new CertificateClientOptions().Patient());

    /// <param name="vault">Address of the vault.</param>
    public SecretClient Secrets(Uri vault) => new(vault, credential, new SecretClientOptions().Patient());

    /// <param name="key">Address of the key; with a version it is pinned.</param>
    public CryptographyClient Key(Uri key) => new(key, credential, new CryptographyClientOptions().Patient());
}
