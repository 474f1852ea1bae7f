using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace DigiRenew.Hosts.AzureFunctions.Effects;

/// <summary>Forgets what ended orchestrations left: ids and due times, after 30 days.</summary>
public static class HistoryFunctions
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Before the first of ours. The host's extension takes no filter without a beginning: what the contract calls optional it reads unasked.</summary>
    private static readonly DateTimeOffset Ever = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Function("PurgeHistory")]
    public static Task RunAsync([TimerTrigger("0 0 3 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient orchestrations, CancellationToken cancellationToken) =>
        orchestrations.PurgeAllInstancesAsync(
            new PurgeInstancesFilter(Ever, TimeProvider.System.GetUtcNow() - Kept, [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated]),
            cancellationToken);
}
