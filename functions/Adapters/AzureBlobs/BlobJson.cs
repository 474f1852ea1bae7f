using System.Text.Json.Serialization;

namespace DigiRenew.Adapters.AzureBlobs;

/// <summary>JSON of what lies in blobs.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OrderDocument))]
[JsonSerializable(typeof(ClaimDocument))]
[JsonSerializable(typeof(EntryDocument))]
[JsonSerializable(typeof(RowDocument))]
internal sealed partial class BlobJson : JsonSerializerContext
{
}
