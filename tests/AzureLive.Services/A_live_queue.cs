using Azure.Identity;
using Azure.Messaging.ServiceBus;
using DigiRenew.Adapters.AzureServices.Queues;
using DigiRenew.Renewal;
using DigiRenew.Tests.AzureLive;
using Microsoft.Extensions.Logging.Abstractions;

namespace DigiRenew.Tests.AzureLive.Services;

public sealed class A_live_queue
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ServiceBusClient _client = new(Live.Setting(Live.ServiceBus), new DefaultAzureCredential());

    [Fact]
    public async Task gives_back_the_order_that_was_called_for()
    {
        var id = new RenewalId(Guid.NewGuid());
        await new ServiceBusWakeUp(Sender(), NullLogger<ServiceBusWakeUp>.Instance).WakeAsync(id, CancellationToken.None);
        var message = await ReceiveAsync(id);
        Assert.StartsWith($"{id}/", message.MessageId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task drops_what_a_client_sends_twice_under_one_number()
    {
        var id = new RenewalId(Guid.NewGuid());
        var call = OrderMessage.Call(id);
        await Sender().SendMessageAsync(new ServiceBusMessage(call.Body) { MessageId = call.MessageId }, CancellationToken.None);
        await Sender().SendMessageAsync(new ServiceBusMessage(call.Body) { MessageId = call.MessageId }, CancellationToken.None);
        await ReceiveAsync(id);
        await using var receiver = _client.CreateReceiver(RenewalsQueue.Name);
        Assert.DoesNotContain(await receiver.PeekMessagesAsync(100), waiting => waiting.MessageId == call.MessageId);
    }

    [Fact]
    public async Task calls_again_for_what_was_given_up()
    {
        var id = new RenewalId(Guid.NewGuid());
        await Sender().SendMessageAsync(OrderMessage.Call(id), CancellationToken.None);
        await using (var receiver = _client.CreateReceiver(RenewalsQueue.Name))
        {
            await receiver.DeadLetterMessageAsync(await TakeAsync(receiver, id), "tried", cancellationToken: CancellationToken.None);
        }

        var dead = RenewalsQueue.OpenDeadLetters(Live.Setting(Live.ServiceBus), new DefaultAzureCredential());
        Assert.Contains(await dead.ListAsync(1000, CancellationToken.None), letter => letter.Order == id && letter.Reason == "tried");
        Assert.InRange(await dead.ReplayAsync(1000, CancellationToken.None), 1, 1000);
        await ReceiveAsync(id);
    }

    private ServiceBusSender Sender() => _client.CreateSender(RenewalsQueue.Name);

    private async Task<ServiceBusReceivedMessage> ReceiveAsync(RenewalId id)
    {
        await using var receiver = _client.CreateReceiver(RenewalsQueue.Name);
        var message = await TakeAsync(receiver, id);
        await receiver.CompleteMessageAsync(message);
        return message;
    }

    private static async Task<ServiceBusReceivedMessage> TakeAsync(ServiceBusReceiver receiver, RenewalId id)
    {
        while (await receiver.ReceiveMessageAsync(Patience) is { } message)
        {
            if (OrderMessage.Read(message.Body) == id)
            {
                return message;
            }

            await receiver.AbandonMessageAsync(message);
        }

        throw new TimeoutException($"The call for {id} did not come.");
    }
}
