using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Renewal;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Http.Uploads;

/// <summary>What holders send, and its verdict.</summary>
internal static class UploadHandlers
{
    public static async Task<IResult> ReceiveAsync(HttpExchange exchange, CancellationToken cancellationToken)
    {
        if (Kinds.ParseUpload(exchange["kind"]) is not { } kind)
        {
            return exchange.Refuse(Refusal.Because(Problems.NotFound));
        }

        return await exchange.WithUploadAsync(
            async upload => exchange.Json(
                await exchange.Application.ReceiveUpload
                    .RunAsync(exchange.Session, exchange.Id, kind, upload.FileName, upload.File, upload.Signature, cancellationToken)
                    .ConfigureAwait(false),
                WireJson.Default.ReceiptView),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a file and its signature and goes on with them, or answers what is wrong with the body.</summary>
    public static async Task<IResult> WithUploadAsync(
        this HttpExchange exchange, Func<MultipartUpload, Task<IResult>> next, CancellationToken cancellationToken) =>
        await MultipartUpload.ReadAsync(exchange, cancellationToken).ConfigureAwait(false) switch
        {
            Outcome<MultipartUpload>.Done { Value: var upload } => await next(upload).ConfigureAwait(false),
            Outcome<MultipartUpload>.Refused { Why: var why } => exchange.Refuse(why),
            _ => throw new InvalidOperationException(),
        };

    public static async Task<IResult> FindAsync(HttpExchange exchange, CancellationToken cancellationToken) =>
        Kinds.ParseUpload(exchange["kind"]) is { } kind
            ? exchange.Json(
                await exchange.Application.ReadUpload
                    .RunAsync(exchange.Session, exchange.Id, kind, exchange.Language, cancellationToken)
                    .ConfigureAwait(false),
                WireJson.Default.UploadView)
            : exchange.Refuse(Refusal.Because(Problems.NotFound));
}
