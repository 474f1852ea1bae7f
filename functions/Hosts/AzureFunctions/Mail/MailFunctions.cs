using DigiRenew.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigiRenew.Hosts.AzureFunctions.Mail;

/// <summary>What the mail service tells of messages.</summary>
public sealed class MailFunctions(AzureService service)
{
    [Function("MailEvents")]
    public IResult MailEvents([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.MailEvents)] HttpRequest request) => service.Answer("mail-events");
}
