using System.Text.Json.Serialization;

namespace DigiRenew.Adapters.AzureServices.Queues;

[JsonSourceGenerationOptions(UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(OrderMessage))]
internal sealed partial class OrderMessageJson : JsonSerializerContext;
