using System.Security.Cryptography;
using DigiRenew.Pki.Certificates;
using DigiRenew.Tokens;

namespace DigiRenew.Agent.Devices;

/// <summary>A certificate object and what it says.</summary>
public sealed record CertificateOnToken(CertificateFacts Facts, TokenCertificate Object)
{
    /// <summary>Every certificate of a token that can be read.</summary>
    public static IReadOnlyList<CertificateOnToken> List(ITokenSession session)
    {
        var all = new List<CertificateOnToken>();
        foreach (var found in session.ListCertificates())
        {
            try
            {
                all.Add(new(CertificateFacts.Read(found.Der), found));
            }
            catch (CryptographicException)
            {
                // Another program's object; it can't be the certificate under renewal.
            }
        }

        return all;
    }
}
