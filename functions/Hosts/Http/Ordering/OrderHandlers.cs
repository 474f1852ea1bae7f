using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Renewal;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Http.Ordering;

/// <summary>Drafts, orders and their papers.</summary>
internal static class OrderHandlers
{
    public const string IdempotencyKey = "Idempotency-Key";


    public static Task<IResult> DraftAsync(HttpExchange exchange, CancellationToken cancellationToken) =>
        exchange.WithJsonAsync(WireJson.Default.DraftRequest, async request => exchange.Json(
            await exchange.Application.DraftOrder.RunAsync(exchange.Session, request, cancellationToken).ConfigureAwait(false),
            WireJson.Default.DraftView), cancellationToken);

    public static Task<IResult> PlaceAsync(HttpExchange exchange, CancellationToken cancellationToken) =>
        exchange.WithStatementAsync(async statement => exchange.Answer(
            await exchange.Application.PlaceOrder
                .RunAsync(exchange.Session, statement, ReadIdempotencyKey(exchange.Context.Request), exchange.Language, cancellationToken).ConfigureAwait(false),
            order =>
            {
                exchange.Context.Response.Headers.Location = $"{Routes.Prefix}/{Routes.Orders}/{order.Id:D}";
                return exchange.Json(order, WireJson.Default.OrderView);
            }), cancellationToken);

    public static async Task<IResult> ListAsync(HttpExchange exchange, CancellationToken cancellationToken) => exchange.Json(
        await exchange.Application.ReadOrders.ListAsync(exchange.Session, exchange.Language, cancellationToken).ConfigureAwait(false),
        WireJson.Default.OrderListView);

    public static async Task<IResult> FindAsync(HttpExchange exchange, CancellationToken cancellationToken) => exchange.Json(
        await exchange.Application.ReadOrders.FindAsync(exchange.Session, exchange.Id, exchange.Language, cancellationToken).ConfigureAwait(false),
        WireJson.Default.OrderView);

    public static async Task<IResult> PaperAsync(HttpExchange exchange, CancellationToken cancellationToken) =>
        Kinds.ParsePaper(exchange["kind"]) is { } kind
            ? exchange.Answer(
                await exchange.Application.ReadPaper.RunAsync(exchange.Session, exchange.Id, kind, cancellationToken).ConfigureAwait(false),
                exchange.File)
            : exchange.Refuse(Refusal.Because(Problems.NotFound));

    public static Task<IResult> CancelAsync(HttpExchange exchange, CancellationToken cancellationToken) =>
        exchange.WithStatementAsync(async statement => exchange.Json(
            await exchange.Application.CancelOrder.RunAsync(exchange.Session, exchange.Id, statement, exchange.Language, cancellationToken).ConfigureAwait(false),
            WireJson.Default.OrderView), cancellationToken);

    /// <summary>The key as it came, or nothing; what a key must look like the use case says. The draft standard quotes it; clients write it both ways.</summary>
    private static string ReadIdempotencyKey(HttpRequest request) => request.Headers[IdempotencyKey] switch
    {
        [['"', .. var key, '"']] => key,
        [{ } header] => header,
        _ => string.Empty,
    };
}
