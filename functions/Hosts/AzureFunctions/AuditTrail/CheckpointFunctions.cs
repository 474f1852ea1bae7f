using Microsoft.Azure.Functions.Worker;

namespace DigiRenew.Hosts.AzureFunctions.AuditTrail;

/// <summary>Seals the heads of all orders, as often as the turn of the orders that are looked at moves on; and sends the auditor the day's last seal.</summary>
public sealed class CheckpointFunctions(AzureService service)
{
    [Function("Checkpoints")]
    public Task SealAsync([TimerTrigger("0 2/5 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        service.Application.MakeCheckpoint.RunAsync(cancellationToken);

    [Function("CheckpointMail")]
    public Task SendAsync([TimerTrigger("0 4/10 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        service.Application.SendCheckpoint.RunAsync(cancellationToken);
}
