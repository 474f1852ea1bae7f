using DigiRenew.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigiRenew.Hosts.AzureFunctions.Uploads;

/// <summary>Signed papers and files.</summary>
public sealed class UploadFunctions(AzureService service)
{
    [Function("SendUpload")]
    public IResult SendUpload([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.Upload)] HttpRequest request) => service.Answer("send-upload");

    [Function("Upload")]
    public IResult Upload([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Upload)] HttpRequest request) => service.Answer("upload");
}
