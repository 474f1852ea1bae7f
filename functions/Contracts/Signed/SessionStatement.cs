using System.Globalization;
using System.Text;

namespace DigiRenew.Contracts.Signed;

/// <summary>
/// The statement that opens a session. The agent writes and signs it; the service writes it again from what it knows and
/// compares byte for byte, so a key for signatures cannot be led into signing anything else.
/// </summary>
/// <param name="Origin">Scheme and authority of the service as the agent's own TLS peer, e.g. https://renew.example.</param>
/// <param name="Serial">Serial number of the signing certificate, upper-case hexadecimal.</param>
/// <param name="Issuer">Issuer of the signing certificate, RFC 4514.</param>
/// <param name="Time">The time the agent states, to the second, UTC.</param>
/// <param name="Nonce">The service's single-use nonce, base64url.</param>
/// <param name="Thumbprint">RFC 7638 SHA-256 thumbprint of the session key, base64url.</param>
public sealed record SessionStatement(
    string Origin, string Serial, string Issuer, DateTimeOffset Time, string Nonce, string Thumbprint)
{
    /// <summary>The UTF-8 bytes that are signed: Romanian, then English, LF line ends.</summary>
    public byte[] ToBytes()
    {
        var time = Time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(
            $"""
            DigiRenew 1

            Cer serviciului {Origin} să deschidă o sesiune pentru reînnoirea certificatului {Serial} emis de {Issuer}.
            Ora: {time}. Număr unic: {Nonce}. Cheia sesiunii: {Thumbprint}.
            Această declarație nu are niciun alt efect.

            I ask {Origin} to open a session to renew certificate {Serial} of {Issuer}.
            Time: {time}. Nonce: {Nonce}. Session key: {Thumbprint}.
            It has no other effect.

            """.ReplaceLineEndings("\n"));
    }
}
