using Azure.Identity;
using Azure.Messaging.ServiceBus;
using DigiRenew.Journey.Effects;
using DigiRenew.Renewal;
using Microsoft.Extensions.Logging;

namespace DigiRenew.Adapters.AzureServices.Queues;

/// <summary>
/// Puts a message into the queue. A message that could not be sent is logged: the order is written already, and the sweep
/// finds it.
/// </summary>
public sealed partial class ServiceBusWakeUp(ServiceBusSender sender, ILogger<ServiceBusWakeUp> log) : IWakeUp
{
    public async Task WakeAsync(RenewalId id, CancellationToken cancellationToken)
    {
        try
        {
            await sender.SendMessageAsync(OrderMessage.Call(id), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is ServiceBusException or AuthenticationFailedException or TimeoutException or UnauthorizedAccessException)
        {
            NotSent(log, failure, id.Value);
        }
    }

    [LoggerMessage(EventId = 1111, Level = LogLevel.Warning, Message = "Renewal {RenewalId}: the queue did not take the message; the sweep will find it")]
    private static partial void NotSent(ILogger logger, Exception failure, Guid renewalId);
}
