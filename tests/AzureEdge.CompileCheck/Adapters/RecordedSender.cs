using Azure.Messaging.ServiceBus;

namespace DigiRenew.Tests.AzureEdge.Adapters;

/// <summary>A sender that keeps what it is given.</summary>
internal sealed class RecordedSender : ServiceBusSender
{
    public List<ServiceBusMessage> Sent { get; } = [];

    public Exception? Failure { get; set; }

    public override Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default)
    {
        if (Failure is { } failure)
        {
            return Task.FromException(failure);
        }

        Sent.Add(message);
        return Task.CompletedTask;
    }
}
