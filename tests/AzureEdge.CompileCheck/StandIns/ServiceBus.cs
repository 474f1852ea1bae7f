// Stand-ins, signatures only. Package: Azure.Messaging.ServiceBus 7.20.1. Read in Azure/azure-sdk-for-net,
// sdk/servicebus/Azure.Messaging.ServiceBus/api/Azure.Messaging.ServiceBus.net8.0.cs.
#nullable enable
using System;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;

namespace Azure.Messaging.ServiceBus
{
    public class ServiceBusClient
    {
        protected ServiceBusClient() { }

        public ServiceBusClient(string fullyQualifiedNamespace, TokenCredential credential) { }

        public virtual ServiceBusSender CreateSender(string queueOrTopicName) => throw new NotSupportedException();
    }

    public class ServiceBusSender
    {
        protected ServiceBusSender() { }

        public virtual Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    public class ServiceBusMessage
    {
        public ServiceBusMessage(BinaryData body) => Body = body;

        public BinaryData Body { get; set; }

        public string MessageId { get; set; } = string.Empty;

        public string ContentType { get; set; } = string.Empty;
    }

    public class ServiceBusReceivedMessage
    {
        internal ServiceBusReceivedMessage(BinaryData body) => Body = body;

        public BinaryData Body { get; }

        public int DeliveryCount => 1;
    }

    public class ServiceBusException : Exception
    {
        public ServiceBusException() { }
    }
}
