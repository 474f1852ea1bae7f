using DigiRenew.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigiRenew.Hosts.AzureFunctions.Sessions;

/// <summary>Who is there: policy, terms, challenges, sessions.</summary>
public sealed class SessionFunctions(AzureService service)
{
    [Function("Policy")]
    public IResult Policy([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Policy)] HttpRequest request) => service.Answer("policy");

    [Function("Terms")]
    public IResult Terms([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Terms)] HttpRequest request) => service.Answer("terms");

    [Function("Challenges")]
    public IResult Challenges([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Challenges)] HttpRequest request) => service.Answer("challenges");

    [Function("Sessions")]
    public IResult Sessions([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Sessions)] HttpRequest request) => service.Answer("sessions");
}
