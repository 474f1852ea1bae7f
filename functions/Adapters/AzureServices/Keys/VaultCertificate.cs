using Azure;
using Azure.Identity;
using Azure.Security.KeyVault.Certificates;
using Azure.Security.KeyVault.Keys.Cryptography;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Adapters.AzureServices.Keys;

/// <summary>One version of a certificate in a vault, and its key, which never leaves it.</summary>
public sealed record VaultCertificate(CertificateFacts Certificate, KeyVaultSigningKey Key)
{
    /// <param name="certificates">Of the vault.</param>
    /// <param name="open">Opens a key by its address.</param>
    /// <param name="name">Of the certificate.</param>
    /// <param name="version">Pinned: a new version is taken up by a change of settings, never by itself.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">The vault does not give it.</exception>
    public static async Task<VaultCertificate> OpenAsync(
        CertificateClient certificates, Func<Uri, CryptographyClient> open, string name, string version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(certificates);
        ArgumentNullException.ThrowIfNull(open);
        try
        {
            var kept = (await certificates.GetCertificateVersionAsync(name, version, cancellationToken).ConfigureAwait(false)).Value;
            var certificate = CertificateFacts.Read(kept.Cer);
            return new(certificate, new(open(kept.KeyId), certificate.SubjectPublicKeyInfo, KeyVaultSigningKey.UsualSchemeOf(certificate.SubjectPublicKeyInfo)));
        }
        catch (Exception failure) when (failure is RequestFailedException or AuthenticationFailedException)
        {
            throw new IOException($"The vault does not give {name}, version {version}.", failure);
        }
    }
}
