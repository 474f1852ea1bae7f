using Azure.Messaging.ServiceBus;
using DigiRenew.Adapters.AzureServices.Queues;
using DigiRenew.Renewal;
using Microsoft.Extensions.Logging.Abstractions;

namespace DigiRenew.Tests.AzureEdge.Adapters;

public sealed class Calling_for_work
{
    private static readonly RenewalId Id = new(Guid.NewGuid());

    private readonly RecordedSender _sender = new();

    [Fact]
    public async Task sends_the_order_s_id_and_nothing_else()
    {
        await WakeAsync();
        var message = Assert.Single(_sender.Sent);
        Assert.Equal($$"""{"orderId":"{{Id.Value:D}}"}""", message.Body.ToString());
        Assert.Equal("application/json", message.ContentType);
        Assert.Empty(message.ApplicationProperties);
        Assert.Null(message.SessionId);
    }

    [Fact]
    public async Task numbers_each_call_so_that_duplicate_detection_drops_repeats_of_one_and_no_later_one()
    {
        await WakeAsync();
        await WakeAsync();
        Assert.All(_sender.Sent, message => Assert.StartsWith($"{Id}/", message.MessageId, StringComparison.Ordinal));
        Assert.Equal(2, _sender.Sent.Select(message => message.MessageId).Distinct(StringComparer.Ordinal).Count());
        Assert.All(_sender.Sent, message => Assert.InRange(message.MessageId.Length, 1, 128));
    }

    [Fact]
    public async Task leaves_it_to_the_sweep_when_the_queue_does_not_answer()
    {
        _sender.Failure = new ServiceBusException("busy", ServiceBusFailureReason.ServiceBusy);
        await WakeAsync();
        _sender.Failure = new UnauthorizedAccessException("no right");
        await WakeAsync();
        Assert.Empty(_sender.Sent);
    }

    [Fact]
    public async Task hides_no_other_failure()
    {
        _sender.Failure = new InvalidOperationException("a mistake of ours");
        await Assert.ThrowsAsync<InvalidOperationException>(WakeAsync);
    }

    private Task WakeAsync() => new ServiceBusWakeUp(_sender, NullLogger<ServiceBusWakeUp>.Instance).WakeAsync(Id, CancellationToken.None);
}
