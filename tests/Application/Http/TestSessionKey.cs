using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace DigiRenew.Tests.Application.Http;

/// <summary>A session key that makes DPoP proofs by hand, right or wrong (RFC 9449 §4.2).</summary>
internal sealed class TestSessionKey : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Thumbprint => Encode(SHA256.HashData(Encoding.ASCII.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{X}}","y":"{{Y}}"}""")));

    private string X => Encode(_key.ExportParameters(false).Q.X!);

    private string Y => Encode(_key.ExportParameters(false).Q.Y!);

    public string Proof(
        string method,
        string address,
        DateTimeOffset issuedAt,
        string? token = null,
        string? id = null,
        Action<JsonObject>? header = null,
        Action<JsonObject>? payload = null,
        TestSessionKey? signer = null)
    {
        var head = new JsonObject
        {
            ["typ"] = "dpop+jwt",
            ["alg"] = "ES256",
            ["jwk"] = new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = X, ["y"] = Y },
        };
        var body = new JsonObject
        {
            ["jti"] = id ?? Guid.NewGuid().ToString("N"),
            ["htm"] = method,
            ["htu"] = address,
            ["iat"] = issuedAt.ToUnixTimeSeconds(),
        };
        if (token is not null)
        {
            body["ath"] = Encode(SHA256.HashData(Encoding.ASCII.GetBytes(token)));
        }

        header?.Invoke(head);
        payload?.Invoke(body);
        var signed = $"{Encode(head)}.{Encode(body)}";
        var signature = (signer ?? this)._key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256);
        return $"{signed}.{Encode(signature)}";
    }

    public void Dispose() => _key.Dispose();

    private static string Encode(JsonObject json) => Encode(JsonSerializer.SerializeToUtf8Bytes(json));

    private static string Encode(byte[] octets) => Base64Url.EncodeToString(octets);
}
