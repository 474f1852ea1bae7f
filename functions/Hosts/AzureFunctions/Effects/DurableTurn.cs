using DigiRenew.Journey.Effects;
using Microsoft.DurableTask;

namespace DigiRenew.Hosts.AzureFunctions.Effects;

/// <summary>One turn of the loop, in the words of a durable orchestration.</summary>
internal sealed class DurableTurn(TaskOrchestrationContext context) : IRenewalTurn
{
    public const string Kick = "kick";

    /// <summary>For outages of storage: the effects have their own back-off, and never fail the activity.</summary>
    private static readonly TaskOptions Patience = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 10, firstRetryInterval: TimeSpan.FromSeconds(5), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(10)));

    public Task<DateTimeOffset?> AdvanceAsync() => context.CallActivityAsync<DateTimeOffset?>(new TaskName(AdvanceActivity.Name), context.InstanceId, Patience);

    public Task WaitUntilAsync(DateTimeOffset moment, CancellationToken cancellationToken) => context.CreateTimer(moment.UtcDateTime, cancellationToken);

    public Task WaitForKickAsync(CancellationToken cancellationToken) => context.WaitForExternalEvent<object?>(Kick, cancellationToken);

    public void Continue() => context.ContinueAsNew(null, preserveUnprocessedEvents: true);
}
