using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Http.Ordering;

/// <summary>Another address for an order's notices.</summary>
internal static class CorrespondenceHandlers
{
    public static Task<IResult> AskAsync(HttpExchange exchange, CancellationToken cancellationToken) => OfOwnOrderAsync(
        exchange,
        () => exchange.WithJsonAsync(WireJson.Default.CorrespondenceRequest, async request => exchange.Json(
            await exchange.Application.AskCorrespondence.RunAsync(exchange.Session, exchange.Id, request, cancellationToken).ConfigureAwait(false),
            WireJson.Default.CorrespondenceView), cancellationToken),
        cancellationToken);

    public static Task<IResult> ConfirmAsync(HttpExchange exchange, CancellationToken cancellationToken) => OfOwnOrderAsync(
        exchange,
        () => exchange.WithJsonAsync(WireJson.Default.CorrespondenceCodeRequest, async request => exchange.Json(
            await exchange.Application.ConfirmCorrespondence.RunAsync(exchange.Session, exchange.Id, request, cancellationToken).ConfigureAwait(false),
            WireJson.Default.CorrespondenceView), cancellationToken),
        cancellationToken);

    /// <summary>Nothing is said of what was sent for an order that is not the holder's.</summary>
    private static async Task<IResult> OfOwnOrderAsync(HttpExchange exchange, Func<Task<IResult>> next, CancellationToken cancellationToken) =>
        await exchange.Application.ReadOrders.FindAsync(exchange.Session, exchange.Id, exchange.Language, cancellationToken).ConfigureAwait(false)
            is Outcome<OrderView>.Refused refused
                ? exchange.Refuse(refused.Why)
                : await next().ConfigureAwait(false);
}
