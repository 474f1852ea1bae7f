using System.Text.Json;
using System.Text.Json.Serialization;
using DigiRenew.Pki;

namespace DigiRenew.Journey.Storage;

/// <summary>A digest as 64 lower-case hexadecimal digits.</summary>
internal sealed class Sha256DigestConverter : JsonConverter<Sha256Digest>
{
    public override Sha256Digest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Sha256Digest.TryParse(reader.GetString(), out var digest) ? digest : throw new JsonException("Not a SHA-256 digest.");

    public override void Write(Utf8JsonWriter writer, Sha256Digest value, JsonSerializerOptions options) => writer.WriteStringValue(value.Hex);
}
