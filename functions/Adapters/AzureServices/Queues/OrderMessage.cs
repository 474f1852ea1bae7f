using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Messaging.ServiceBus;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.AzureServices.Queues;

/// <summary>A message: the order's id and nothing else, so that losing or repeating one costs time only.</summary>
/// <param name="OrderId">The order.</param>
public sealed record OrderMessage([property: JsonPropertyName("orderId")] Guid OrderId)
{
    public static BinaryData Write(RenewalId id) => new(JsonSerializer.SerializeToUtf8Bytes(new OrderMessage(id.Value), OrderMessageJson.Default.OrderMessage));

    /// <summary>
    /// A call for an order's work. Each has an id of its own, which the client's own repeats keep: the queue's duplicate detection
    /// drops those, and no later call.
    /// </summary>
    public static ServiceBusMessage Call(RenewalId id) => new(Write(id)) { MessageId = $"{id}/{Guid.NewGuid():N}", ContentType = "application/json" };

    /// <summary>The order of a message; null where it is none of ours.</summary>
    public static RenewalId? Read(BinaryData body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, OrderMessageJson.Default.OrderMessage) is { } message && message.OrderId != Guid.Empty ? new RenewalId(message.OrderId) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
