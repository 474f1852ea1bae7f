using System.Text.Json;
using System.Text.Json.Serialization;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Storage;

/// <summary>A renewal's id as a string.</summary>
internal sealed class RenewalIdConverter : JsonConverter<RenewalId>
{
    public override RenewalId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, RenewalId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
