using System.Collections.Immutable;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using DigiRenew.Journey.Effects;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.AzureServices.Queues;

/// <summary>The dead letters of the queue of orders.</summary>
/// <param name="dead">Receives from the queue's dead letters.</param>
/// <param name="sender">Of the queue itself.</param>
public sealed class ServiceBusDeadLetters(ServiceBusReceiver dead, ServiceBusSender sender) : IDeadLetterQueue
{
    /// <summary>How long an empty queue is listened to.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public Task<ImmutableArray<DeadCall>> ListAsync(int most, CancellationToken cancellationToken) => TryAsync<ImmutableArray<DeadCall>>(async () =>
    {
        var seen = await dead.PeekMessagesAsync(most, cancellationToken: cancellationToken).ConfigureAwait(false);
        return [.. seen.Select(message => new DeadCall(OrderMessage.Read(message.Body), message.DeadLetterReason, message.EnqueuedTime))];
    });

    public Task<int> ReplayAsync(int most, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        var (replayed, foreign) = (0, new List<ServiceBusReceivedMessage>());
        while (replayed + foreign.Count < most
            && await dead.ReceiveMessagesAsync(most - replayed - foreign.Count, Patience, cancellationToken).ConfigureAwait(false) is { Count: > 0 } letters)
        {
            foreach (var letter in letters)
            {
                if (OrderMessage.Read(letter.Body) is { } id)
                {
                    await sender.SendMessageAsync(OrderMessage.Call(id), cancellationToken).ConfigureAwait(false);
                    await dead.CompleteMessageAsync(letter, cancellationToken).ConfigureAwait(false);
                    replayed++;
                }
                else
                {
                    foreign.Add(letter);
                }
            }
        }

        // Given back at the end, so that none is met twice in one run.
        foreach (var letter in foreign)
        {
            await dead.AbandonMessageAsync(letter, cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        return replayed;
    });

    private static async Task<T> TryAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is ServiceBusException or AuthenticationFailedException or TimeoutException or UnauthorizedAccessException)
        {
            throw new IOException($"The queue refused: {failure.Message.Split('\n')[0]}", failure);
        }
    }
}
