// Stand-ins, signatures only. Package: Azure.Messaging.ServiceBus 7.20.1. Read in Azure/azure-sdk-for-net at
// 2305d442b6991efc0a3e90276e887d03dd020175, sdk/servicebus/Azure.Messaging.ServiceBus/api/Azure.Messaging.ServiceBus.net8.0.cs.
#nullable enable
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;

namespace Azure.Messaging.ServiceBus
{
    public enum SubQueue { None, DeadLetter, TransferDeadLetter }

    public enum ServiceBusMessageState { Active, Deferred, Scheduled }

    public enum ServiceBusFailureReason
    {
        GeneralError,
        MessagingEntityNotFound,
        MessageLockLost,
        MessageNotFound,
        MessageSizeExceeded,
        MessagingEntityDisabled,
        QuotaExceeded,
        ServiceBusy,
        ServiceTimeout,
        ServiceCommunicationProblem,
        SessionCannotBeLocked,
        SessionLockLost,
        MessagingEntityAlreadyExists,
    }

    public class ServiceBusReceiverOptions
    {
        public SubQueue SubQueue { get; set; }
    }

    public class ServiceBusClient
    {
        protected ServiceBusClient() { }

        public ServiceBusClient(string fullyQualifiedNamespace, TokenCredential credential) { }

        public virtual ServiceBusSender CreateSender(string queueOrTopicName) => throw new NotSupportedException();

        public virtual ServiceBusReceiver CreateReceiver(string queueName, ServiceBusReceiverOptions options) => throw new NotSupportedException();
    }

    public class ServiceBusSender
    {
        protected ServiceBusSender() { }

        public virtual Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    public class ServiceBusReceiver
    {
        protected ServiceBusReceiver() { }

        public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekMessagesAsync(int maxMessages, long? fromSequenceNumber = default, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveMessagesAsync(int maxMessages, TimeSpan? maxWaitTime = default, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public virtual Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public virtual Task AbandonMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    public class ServiceBusMessage
    {
        public ServiceBusMessage(BinaryData body) => Body = body;

        public BinaryData Body { get; set; }

        public string MessageId { get; set; } = string.Empty;

        public string SessionId { get; set; } = null!;

        public string ContentType { get; set; } = string.Empty;

        public IDictionary<string, object> ApplicationProperties { get; } = new Dictionary<string, object>();
    }

    public class ServiceBusReceivedMessage
    {
        internal ServiceBusReceivedMessage(BinaryData body, string messageId, IDictionary<string, object>? properties, int deliveryCount, DateTimeOffset enqueuedTime) =>
            (Body, MessageId, DeliveryCount, EnqueuedTime, DeadLetterReason) =
            (body, messageId, deliveryCount, enqueuedTime, properties is not null && properties.TryGetValue("DeadLetterReason", out var reason) ? (string)reason : null!);

        public BinaryData Body { get; }

        public string MessageId { get; }

        public int DeliveryCount { get; }

        public DateTimeOffset EnqueuedTime { get; }

        public string DeadLetterReason { get; }
    }

    public class ServiceBusException : Exception
    {
        public ServiceBusException() { }

        public ServiceBusException(string message, ServiceBusFailureReason reason, string? entityPath = null, Exception? innerException = null)
            : base(message, innerException)
        {
        }
    }

    public static class ServiceBusModelFactory
    {
        public static ServiceBusReceivedMessage ServiceBusReceivedMessage(
            BinaryData? body = null,
            string? messageId = null,
            string? partitionKey = null,
            string? viaPartitionKey = null,
            string? sessionId = null,
            string? replyToSessionId = null,
            TimeSpan timeToLive = default,
            string? correlationId = null,
            string? subject = null,
            string? to = null,
            string? contentType = null,
            string? replyTo = null,
            DateTimeOffset scheduledEnqueueTime = default,
            IDictionary<string, object>? properties = null,
            Guid lockTokenGuid = default,
            int deliveryCount = 0,
            DateTimeOffset lockedUntil = default,
            long sequenceNumber = -1,
            string? deadLetterSource = null,
            long enqueuedSequenceNumber = 0,
            DateTimeOffset enqueuedTime = default,
            ServiceBusMessageState serviceBusMessageState = ServiceBusMessageState.Active) =>
            new(body!, messageId!, properties, deliveryCount, enqueuedTime);
    }
}
