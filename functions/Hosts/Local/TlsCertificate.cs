using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DigiRenew.Hosts.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace DigiRenew.Hosts.Local;

/// <summary>The certificate by which holders know this service, with its key and chain.</summary>
internal static class TlsCertificate
{
    /// <param name="certificate">PEM file: the certificate, then its chain without the root.</param>
    /// <param name="key">PEM file of the private key.</param>
    /// <exception cref="SettingsException">The files can't be read, or do not belong together.</exception>
    public static HttpsConnectionAdapterOptions Read(string certificate, string key)
    {
        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(certificate);
            return new()
            {
                ServerCertificate = X509Certificate2.CreateFromPemFile(certificate, key),
                ServerCertificateChain = chain,
                // Holders have none to show: who needs one, and which, the routes say.
                ClientCertificateMode = ClientCertificateMode.AllowCertificate,
                ClientCertificateValidation = (_, _, _) => true,
            };
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new SettingsException([$"Service:Certificate and Service:CertificateKey can’t be read: {unreadable.Message}"]);
        }
    }
}
