using Azure;
using Azure.Messaging.ServiceBus;
using DigiRenew.Adapters.AzureServices.Queues;
using DigiRenew.Journey.Effects;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace DigiRenew.Hosts.AzureFunctions.Effects;

/// <summary>
/// Performs what is due of an order, but for issuance, and hands what waits to the order's orchestration. Messages may repeat and
/// come in any order. Where another write was first or storage is out of reach, the message goes back and comes again; what never succeeds ends among the
/// dead letters, which raise an alarm and may be sent again as they are.
/// </summary>
public sealed partial class RenewalQueue(AzureService service, ILogger<RenewalQueue> log)
{
    [Function("Renewals")]
    public async Task RunAsync(
        [ServiceBusTrigger(RenewalsQueue.Name, Connection = "ServiceBus", AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        [DurableClient] DurableTaskClient orchestrations,
        CancellationToken cancellationToken)
    {
        if (OrderMessage.Read(message.Body) is not { } id)
        {
            await actions.DeadLetterMessageAsync(message, deadLetterReason: "not-an-order", cancellationToken: cancellationToken).ConfigureAwait(false);
            return;
        }

        try
        {
            if (await service.Application.Effects.AdvanceAsync(id, EffectShare.AllButIssuing, cancellationToken).ConfigureAwait(false) is not null)
            {
                await orchestrations.KickAsync(id, cancellationToken).ConfigureAwait(false);
            }

            await actions.CompleteMessageAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception conflict) when (conflict is IOException or RequestFailedException)
        {
            GoesBack(log, conflict, id.Value, message.DeliveryCount);
            await actions.AbandonMessageAsync(message, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(EventId = 1112, Level = LogLevel.Warning, Message = "Renewal {RenewalId}: the message goes back, delivery {Delivery}")]
    private static partial void GoesBack(ILogger logger, Exception failure, Guid renewalId, int delivery);
}
