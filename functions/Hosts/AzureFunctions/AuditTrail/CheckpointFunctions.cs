using Microsoft.Azure.Functions.Worker;

namespace DigiRenew.Hosts.AzureFunctions.AuditTrail;

/// <summary>Seals the heads of all orders, sends the auditor the day's last seal, and tells officers what waits.</summary>
public sealed class CheckpointFunctions(AzureService service)
{
    [Function("Checkpoints")]
    public async Task RunAsync([TimerTrigger("0 2/10 * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        await service.Application.MakeCheckpoint.RunAsync(cancellationToken);
        await service.Application.SendCheckpoint.RunAsync(cancellationToken);
        await service.Application.CallOfficers.RunAsync(cancellationToken);
    }
}
