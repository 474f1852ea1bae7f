using DigiRenew.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigiRenew.Hosts.AzureFunctions.Review;

/// <summary>Operators’ work; signed in by the platform.</summary>
public sealed class ReviewFunctions(AzureService service)
{
    [Function("ReviewPage")]
    public IResult ReviewPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.ReviewPage)] HttpRequest request) => service.Answer("review-page");

    [Function("ReviewAsset")]
    public IResult ReviewAsset([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.ReviewAsset)] HttpRequest request) => service.Answer("review-asset");

    [Function("ReviewMe")]
    public IResult ReviewMe([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.ReviewMe)] HttpRequest request) => service.Answer("review-me");

    [Function("ReviewCounts")]
    public IResult ReviewCounts([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.ReviewCounts)] HttpRequest request) => service.Answer("review-counts");

    [Function("ReviewIdentity")]
    public IResult ReviewIdentity([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.ReviewIdentity)] HttpRequest request) => service.Answer("review-identity");

    [Function("ReviewPersonalNumber")]
    public IResult ReviewPersonalNumber([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.ReviewPersonalNumber)] HttpRequest request) => service.Answer("review-personal-number");

    [Function("ReviewOrders")]
    public IResult ReviewOrders([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.ReviewOrders)] HttpRequest request) => service.Answer("review-orders");

    [Function("ReviewOrder")]
    public IResult ReviewOrder([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.ReviewOrder)] HttpRequest request) => service.Answer("review-order");

    [Function("ReviewFile")]
    public IResult ReviewFile([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.ReviewFile)] HttpRequest request) => service.Answer("review-file");

    [Function("ReviewEvidence")]
    public IResult ReviewEvidence([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.ReviewEvidence)] HttpRequest request) => service.Answer("review-evidence");

    [Function("ReviewReport")]
    public IResult ReviewReport([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.ReviewReport)] HttpRequest request) => service.Answer("review-report");

    [Function("ReviewDecisions")]
    public IResult ReviewDecisions([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.ReviewDecisions)] HttpRequest request) => service.Answer("review-decisions");

    [Function("ReviewPayments")]
    public IResult ReviewPayments([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.ReviewPayments)] HttpRequest request) => service.Answer("review-payments");

    [Function("ReviewRevocation")]
    public IResult ReviewRevocation([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.ReviewRevocation)] HttpRequest request) => service.Answer("review-revocation");

    [Function("ReviewAudit")]
    public IResult ReviewAudit([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.ReviewAudit)] HttpRequest request) => service.Answer("review-audit");
}
