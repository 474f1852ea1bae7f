using DigiRenew.Journey.Reminders;
using Microsoft.Azure.Functions.Worker;

namespace DigiRenew.Hosts.AzureFunctions.Reminders;

/// <summary>What time alone brings: due work, reminders among it, what waits for officers, and the alarm when it does not happen.</summary>
public sealed class WatchFunctions(AzureService service)
{
    [Function("Sweep")]
    public Task SweepAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        new SweepDue(service.Application.Context).RunAsync(cancellationToken);

    [Function("WaitingOrders")]
    public Task CallOfficersAsync([TimerTrigger("0 8/10 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        service.Application.CallOfficers.RunAsync(cancellationToken);

    [Function("DeadMan")]
    public Task AlarmAsync([TimerTrigger("30 7,22,37,52 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        new DeadManAlarm(service.Application.Context).RunAsync(cancellationToken);
}
