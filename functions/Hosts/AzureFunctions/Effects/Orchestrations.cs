using DigiRenew.Renewal;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace DigiRenew.Hosts.AzureFunctions.Effects;

/// <summary>The orchestration of an order: one at a time, named by the order's id.</summary>
internal static class Orchestrations
{
    /// <summary>
    /// Wakes an order's orchestration, or starts it; a start that meets a running one counts as success. One that ends just while it is
    /// woken is started anew.
    /// </summary>
    public static async Task KickAsync(this DurableTaskClient client, RenewalId id, CancellationToken cancellationToken)
    {
        var name = id.ToString();
        if (!await client.TryWakeAsync(name, cancellationToken).ConfigureAwait(false))
        {
            await client.StartAsync(name, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>False where none runs.</returns>
    private static async Task<bool> TryWakeAsync(this DurableTaskClient client, string name, CancellationToken cancellationToken)
    {
        if (!await client.IsAliveAsync(name, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        try
        {
            await client.RaiseEventAsync(name, DurableTurn.Kick, null, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception gone) when (gone is not OperationCanceledException)
        {
            // Which exception says that it ended meanwhile differs from one storage provider to another: ask.
            if (await client.IsAliveAsync(name, cancellationToken).ConfigureAwait(false))
            {
                throw;
            }

            return false;
        }
    }

    private static async Task StartAsync(this DurableTaskClient client, string name, CancellationToken cancellationToken)
    {
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                new TaskName(nameof(RenewalOrchestrator)), null, new StartOrchestrationOptions(name), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception met) when (met is not OperationCanceledException)
        {
            // Likewise for one that exists already.
            if (!await client.IsAliveAsync(name, cancellationToken).ConfigureAwait(false))
            {
                throw;
            }
        }
    }

    private static async Task<bool> IsAliveAsync(this DurableTaskClient client, string name, CancellationToken cancellationToken) =>
        await client.GetInstanceAsync(name, cancellationToken).ConfigureAwait(false) is
        {
            RuntimeStatus: OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Pending or OrchestrationRuntimeStatus.Suspended
        };
}
