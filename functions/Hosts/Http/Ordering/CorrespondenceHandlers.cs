using DigiRenew.Contracts.Wire;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Http.Ordering;

/// <summary>Another address for an order's notices.</summary>
internal static class CorrespondenceHandlers
{
    public static Task<IResult> AskAsync(HttpExchange exchange, CancellationToken cancellationToken) =>
        exchange.WithJsonAsync(WireJson.Default.CorrespondenceRequest, async request => exchange.Json(
            await exchange.Application.AskCorrespondence.RunAsync(exchange.Session, exchange.Id, request, cancellationToken).ConfigureAwait(false),
            WireJson.Default.CorrespondenceView), cancellationToken);

    public static Task<IResult> ConfirmAsync(HttpExchange exchange, CancellationToken cancellationToken) =>
        exchange.WithJsonAsync(WireJson.Default.CorrespondenceCodeRequest, async request => exchange.Json(
            await exchange.Application.ConfirmCorrespondence.RunAsync(exchange.Session, exchange.Id, request, cancellationToken).ConfigureAwait(false),
            WireJson.Default.CorrespondenceView), cancellationToken);
}
