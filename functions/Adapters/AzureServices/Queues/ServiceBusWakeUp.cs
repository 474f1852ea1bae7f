using Azure.Identity;
using Azure.Messaging.ServiceBus;
using DigiRenew.Journey.Effects;
using DigiRenew.Renewal;
using Microsoft.Extensions.Logging;

namespace DigiRenew.Adapters.AzureServices.Queues;

/// <summary>
/// Puts a message into the queue. Every call has its own message id, which the client's own repeats keep: the queue's duplicate
/// detection drops those, and no later call. A message that could not be sent is logged: the order is written already, and the
/// sweep finds it.
/// </summary>
public sealed partial class ServiceBusWakeUp(ServiceBusSender sender, ILogger<ServiceBusWakeUp> log) : IWakeUp
{
    public async Task WakeAsync(RenewalId id, CancellationToken cancellationToken)
    {
        try
        {
            var message = new ServiceBusMessage(OrderMessage.Write(id)) { MessageId = $"{id}/{Guid.NewGuid():N}", ContentType = "application/json" };
            await sender.SendMessageAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is ServiceBusException or AuthenticationFailedException or TimeoutException)
        {
            NotSent(log, failure, id.Value);
        }
    }

    [LoggerMessage(EventId = 1111, Level = LogLevel.Warning, Message = "Renewal {RenewalId}: the queue did not take the message; the sweep will find it")]
    private static partial void NotSent(ILogger logger, Exception failure, Guid renewalId);
}
