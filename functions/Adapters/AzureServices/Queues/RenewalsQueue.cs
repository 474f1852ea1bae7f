using Azure.Core;
using Azure.Messaging.ServiceBus;

namespace DigiRenew.Adapters.AzureServices.Queues;

/// <summary>The queue of orders that have work.</summary>
public static class RenewalsQueue
{
    /// <summary>Its name in the namespace.</summary>
    public const string Name = "renewals";

    /// <param name="fullyQualifiedNamespace">Host name of the namespace.</param>
    /// <param name="credential">May send.</param>
    public static ServiceBusSender OpenSender(string fullyQualifiedNamespace, TokenCredential credential) =>
        new ServiceBusClient(fullyQualifiedNamespace, credential).CreateSender(Name);

    /// <param name="fullyQualifiedNamespace">Host name of the namespace.</param>
    /// <param name="credential">May send and receive.</param>
    public static ServiceBusDeadLetters OpenDeadLetters(string fullyQualifiedNamespace, TokenCredential credential)
    {
        var client = new ServiceBusClient(fullyQualifiedNamespace, credential);
        return new(client.CreateReceiver(Name, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter }), client.CreateSender(Name));
    }
}
