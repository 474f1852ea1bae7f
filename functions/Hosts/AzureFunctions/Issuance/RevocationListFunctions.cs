using Microsoft.Azure.Functions.Worker;

namespace DigiRenew.Hosts.AzureFunctions.Issuance;

/// <summary>Publishes fresh revocation lists; those who rely on certificates, and this service itself, want them young.</summary>
public sealed class RevocationListFunctions(AzureService service)
{
    [Function("RevocationLists")]
    public Task RunAsync([TimerTrigger("0 50 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        service.Authority?.PublishAsync(cancellationToken) ?? Task.CompletedTask;
}
