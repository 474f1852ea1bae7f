using Microsoft.Azure.Functions.Worker;

namespace DigiRenew.Hosts.AzureFunctions.AuditTrail;

/// <summary>Seals the heads of all orders.</summary>
public sealed class CheckpointFunctions(AzureService service)
{
    [Function("Checkpoints")]
    public Task RunAsync([TimerTrigger("0 2/10 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        service.Application.MakeCheckpoint.RunAsync(cancellationToken);
}
