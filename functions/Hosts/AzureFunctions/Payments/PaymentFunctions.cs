using DigiRenew.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigiRenew.Hosts.AzureFunctions.Payments;

/// <summary>Finance’s work, and the statements that wait.</summary>
public sealed class PaymentFunctions(AzureService service)
{
    [Function("PaymentsExport")]
    public IResult PaymentsExport([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.ReviewPayments)] HttpRequest request) => service.Answer("payments-export");

    [Function("AttachPaymentProof")]
    public IResult AttachPaymentProof([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.ReviewPaymentProof)] HttpRequest request) => service.Answer("attach-payment-proof");

    [Function("Refunds")]
    public IResult Refunds([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.ReviewRefunds)] HttpRequest request) => service.Answer("refunds");

    [Function("RecordRefund")]
    public IResult RecordRefund([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.ReviewRefunds)] HttpRequest request) => service.Answer("record-refund");

    [Function("ReviewStatements")]
    public IResult ReviewStatements([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.ReviewStatements)] HttpRequest request) => service.Answer("review-statements");

    [Function("ReviewStatement")]
    public IResult ReviewStatement([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.ReviewStatement)] HttpRequest request) => service.Answer("review-statement");

    [Function("Statements")]
    public Task StatementsAsync([TimerTrigger("15 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        service.Application.ImportStatements.RunAsync(cancellationToken);

    [Function("EraseStatements")]
    public Task EraseStatementsAsync([TimerTrigger("0 20 2 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        service.Application.EraseStatements.RunAsync(dryRun: false, cancellationToken);
}
