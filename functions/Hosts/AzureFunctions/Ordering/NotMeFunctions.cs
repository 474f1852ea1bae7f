using DigiRenew.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigiRenew.Hosts.AzureFunctions.Ordering;

/// <summary>“This wasn’t me”: the page behind the link of every notice, and its button.</summary>
public sealed class NotMeFunctions(AzureService service)
{
    [Function("NotMe")]
    public IResult NotMe([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.NotMe)] HttpRequest request) => service.Answer("not-me");

    [Function("Disown")]
    public IResult Disown([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.NotMe)] HttpRequest request) => service.Answer("disown");
}
