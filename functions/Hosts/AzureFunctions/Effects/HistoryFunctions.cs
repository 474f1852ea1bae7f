using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace DigiRenew.Hosts.AzureFunctions.Effects;

/// <summary>Forgets what ended orchestrations left: ids and due times, after 30 days.</summary>
public static class HistoryFunctions
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    [Function("PurgeHistory")]
    public static Task RunAsync([TimerTrigger("0 0 3 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient orchestrations, CancellationToken cancellationToken) =>
        orchestrations.PurgeAllInstancesAsync(
            new PurgeInstancesFilter(null, TimeProvider.System.GetUtcNow() - Kept, [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated]),
            cancellationToken);
}
