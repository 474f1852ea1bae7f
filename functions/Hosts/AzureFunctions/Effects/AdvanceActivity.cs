using DigiRenew.Journey.Effects;
using DigiRenew.Renewal;
using Microsoft.Azure.Functions.Worker;

namespace DigiRenew.Hosts.AzureFunctions.Effects;

/// <summary>Performs what is due of an order's issuance.</summary>
public sealed class AdvanceActivity(AzureService service)
{
    public const string Name = "Advance";

    [Function(Name)]
    public Task<DateTimeOffset?> RunAsync([ActivityTrigger] string orderId, CancellationToken cancellationToken) =>
        new AdvanceIssuing(service.Application.Context).RunAsync(RenewalId.Parse(orderId), cancellationToken);
}
