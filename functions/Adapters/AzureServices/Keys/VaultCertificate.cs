using Azure;
using Azure.Core;
using Azure.Identity;
using Azure.Security.KeyVault.Certificates;
using Azure.Security.KeyVault.Keys.Cryptography;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Adapters.AzureServices.Keys;

/// <summary>One version of a certificate in a vault, and its key, which never leaves it.</summary>
public sealed record VaultCertificate(CertificateFacts Certificate, KeyVaultSigningKey Key)
{
    /// <param name="vault">Address of the vault.</param>
    /// <param name="name">Of the certificate.</param>
    /// <param name="version">Pinned: a new version is taken up by a change of settings, never by itself.</param>
    /// <param name="credential">Of this part.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">The vault does not give it.</exception>
    public static async Task<VaultCertificate> OpenAsync(Uri vault, string name, string version, TokenCredential credential, CancellationToken cancellationToken)
    {
        try
        {
            var client = new CertificateClient(vault, credential, new CertificateClientOptions().Patient());
            var kept = (await client.GetCertificateVersionAsync(name, version, cancellationToken).ConfigureAwait(false)).Value;
            var certificate = CertificateFacts.Read(kept.Cer);
            var key = new CryptographyClient(kept.KeyId, credential, new CryptographyClientOptions().Patient());
            return new(certificate, new(key, certificate.SubjectPublicKeyInfo, KeyVaultSigningKey.UsualSchemeOf(certificate.SubjectPublicKeyInfo)));
        }
        catch (Exception failure) when (failure is RequestFailedException or AuthenticationFailedException)
        {
            throw new IOException($"The vault does not give {name}, version {version}.", failure);
        }
    }
}
