using DigiRenew.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigiRenew.Hosts.AzureFunctions.Issuance;

/// <summary>The new certificate, its installation, and what relying parties need.</summary>
public sealed class IssuanceFunctions(AzureService service)
{
    [Function("Certificate")]
    public IResult Certificate([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Certificate)] HttpRequest request) => service.Answer("certificate");

    [Function("Installation")]
    public IResult Installation([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Installation)] HttpRequest request) => service.Answer("installation");

    [Function("Repository")]
    public IResult Repository([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Repository)] HttpRequest request) => service.Answer("repository");
}
