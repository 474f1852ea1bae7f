using DigiRenew.Journey.Effects;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace DigiRenew.Hosts.AzureFunctions.Effects;

/// <summary>Carries one order through time: the loop of the journey, run durably.</summary>
public static class RenewalOrchestrator
{
    [Function(nameof(RenewalOrchestrator))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => RenewalLoop.RunAsync(new DurableTurn(context));
}
