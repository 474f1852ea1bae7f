using DigiRenew.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigiRenew.Hosts.AzureFunctions.Health;

/// <summary>What the platform and client developers ask.</summary>
public sealed class HealthFunctions(AzureService service)
{
    [Function("HealthLive")]
    public IResult HealthLive([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.HealthLive)] HttpRequest request) => service.Answer("health-live");

    [Function("HealthReady")]
    public IResult HealthReady([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.HealthReady)] HttpRequest request) => service.Answer("health-ready");

    [Function("Openapi")]
    public IResult Openapi([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.OpenApi)] HttpRequest request) => service.Answer("openapi");
}
