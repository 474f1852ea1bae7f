using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DigiRenew.Agent.Service;

/// <summary>The session's P-256 key, in memory only, and its DPoP proofs (RFC 9449 §4).</summary>
public sealed class SessionKey : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly string _jwk;

    public SessionKey()
    {
        var point = _key.ExportParameters(false).Q;
        var (x, y) = (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));

        // Members in the order that RFC 7638 §3.2 asks for, so that the same text gives the thumbprint.
        _jwk = $$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}""";
        Thumbprint = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(_jwk)));
    }

    /// <summary>RFC 7638 SHA-256 thumbprint, base64url.</summary>
    public string Thumbprint { get; }

    /// <summary>A proof for one request.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="address">The request's address; query and fragment are left out.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="token">The access token, once there is one.</param>
    public string Prove(HttpMethod method, Uri address, DateTimeOffset at, string? token)
    {
        var hash = token is null ? string.Empty : $""","ath":"{Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(token)))}" """.TrimEnd();
        var header = $$"""{"typ":"dpop+jwt","alg":"ES256","jwk":{{_jwk}}}""";
        var payload = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"jti":"{{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16))}}","htm":"{{method.Method}}","htu":"{{address.GetLeftPart(UriPartial.Path)}}","iat":{{at.ToUnixTimeSeconds()}}{{hash}}}""");
        var signed = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}";
        var signature = _key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    public void Dispose() => _key.Dispose();
}
