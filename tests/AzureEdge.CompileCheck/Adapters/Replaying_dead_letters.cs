using Azure.Messaging.ServiceBus;
using DigiRenew.Adapters.AzureServices.Queues;
using DigiRenew.Journey.Effects;
using DigiRenew.Renewal;

namespace DigiRenew.Tests.AzureEdge.Adapters;

public sealed class Replaying_dead_letters
{
    private static readonly DateTimeOffset Since = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);
    private static readonly RenewalId First = new(Guid.NewGuid());
    private static readonly RenewalId Second = new(Guid.NewGuid());

    private readonly RecordedSender _sender = new();
    private readonly Letters _letters = new();

    public Replaying_dead_letters() => _letters.Waiting.AddRange(
        [Letter(OrderMessage.Write(First), "MaxDeliveryCountExceeded"), Letter(BinaryData.FromString("hello"), "not-an-order"), Letter(OrderMessage.Write(Second), null)]);

    [Fact]
    public async Task shows_which_orders_were_given_up_and_why()
    {
        var dead = await Queue().ListAsync(10, CancellationToken.None);
        Assert.Equal([new(First, "MaxDeliveryCountExceeded", Since), new(null, "not-an-order", Since), new DeadCall(Second, null, Since)], dead.AsEnumerable());
        Assert.Equal(3, _letters.Waiting.Count);
    }

    [Fact]
    public async Task calls_again_under_a_new_number_and_removes_the_letter()
    {
        Assert.Equal(2, await Queue().ReplayAsync(10, CancellationToken.None));
        Assert.Equal([OrderMessage.Write(First).ToString(), OrderMessage.Write(Second).ToString()], _sender.Sent.Select(message => message.Body.ToString()));
        Assert.DoesNotContain("old", _sender.Sent.Select(message => message.MessageId));
        Assert.Equal("hello", Assert.Single(_letters.Waiting).Body.ToString());
    }

    [Fact]
    public async Task stops_at_as_many_as_were_asked_for()
    {
        Assert.Equal(1, await Queue().ReplayAsync(1, CancellationToken.None));
        Assert.Equal(2, _letters.Waiting.Count);
    }

    [Fact]
    public async Task keeps_the_letter_when_the_call_could_not_be_sent()
    {
        _sender.Failure = new ServiceBusException("busy", ServiceBusFailureReason.ServiceBusy);
        await Assert.ThrowsAsync<IOException>(() => Queue().ReplayAsync(10, CancellationToken.None));
        Assert.Empty(_letters.Completed);
    }

    private static ServiceBusReceivedMessage Letter(BinaryData body, string? reason) => ServiceBusModelFactory.ServiceBusReceivedMessage(
        body, "old", properties: reason is null ? new Dictionary<string, object>() : new Dictionary<string, object> { ["DeadLetterReason"] = reason }, deliveryCount: 10, enqueuedTime: Since);

    private ServiceBusDeadLetters Queue() => new(_letters, _sender);

    /// <summary>Locks what it gives out, as the queue does.</summary>
    private sealed class Letters : ServiceBusReceiver
    {
        private readonly List<ServiceBusReceivedMessage> _locked = [];

        public List<ServiceBusReceivedMessage> Waiting { get; } = [];

        public List<ServiceBusReceivedMessage> Completed { get; } = [];

        public override Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekMessagesAsync(int maxMessages, long? fromSequenceNumber = null, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<ServiceBusReceivedMessage>>([.. Waiting.Take(maxMessages)]);

        public override Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveMessagesAsync(int maxMessages, TimeSpan? maxWaitTime = null, CancellationToken cancellationToken = default)
        {
            var some = Waiting.Take(Math.Min(maxMessages, 2)).ToList();
            Waiting.RemoveRange(0, some.Count);
            _locked.AddRange(some);
            return Task.FromResult<IReadOnlyList<ServiceBusReceivedMessage>>(some);
        }

        public override Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default)
        {
            Assert.True(_locked.Remove(message));
            Completed.Add(message);
            return Task.CompletedTask;
        }

        public override Task AbandonMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null, CancellationToken cancellationToken = default)
        {
            Assert.True(_locked.Remove(message));
            Waiting.Add(message);
            return Task.CompletedTask;
        }
    }
}
