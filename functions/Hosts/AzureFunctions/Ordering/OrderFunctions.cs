using DigiRenew.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigiRenew.Hosts.AzureFunctions.Ordering;

/// <summary>Drafts, orders, their papers, and their end.</summary>
public sealed class OrderFunctions(AzureService service)
{
    [Function("Drafts")]
    public IResult Drafts([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Drafts)] HttpRequest request) => service.Answer("drafts");

    [Function("PlaceOrder")]
    public IResult PlaceOrder([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Orders)] HttpRequest request) => service.Answer("place-order");

    [Function("Orders")]
    public IResult Orders([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Orders)] HttpRequest request) => service.Answer("orders");

    [Function("Order")]
    public IResult Order([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Order)] HttpRequest request) => service.Answer("order");

    [Function("Paper")]
    public IResult Paper([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Paper)] HttpRequest request) => service.Answer("paper");

    [Function("Cancel")]
    public IResult Cancel([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Cancel)] HttpRequest request) => service.Answer("cancel");

    [Function("AskCorrespondence")]
    public IResult AskCorrespondence([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.Correspondence)] HttpRequest request) => service.Answer("ask-correspondence");

    [Function("ConfirmCorrespondence")]
    public IResult ConfirmCorrespondence([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Correspondence)] HttpRequest request) => service.Answer("confirm-correspondence");
}
