using DigiRenew.Contracts.Wire;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Http.Development;

/// <summary>Moves the clock; the row exists only under --development.</summary>
internal static class ClockHandlers
{
    public static Task<IResult> MoveAsync(HttpExchange exchange, CancellationToken cancellationToken) =>
        exchange.WithJsonAsync(WireJson.Default.ClockRequest, request => Task.FromResult(
            exchange.Edge.Clock!.TryMoveTo(request.Now)
                ? exchange.Json(new ClockRequest(exchange.Edge.Context.Now), WireJson.Default.ClockRequest)
                : exchange.Refuse(Faults.ClockBackwards.Because(exchange.Language))), cancellationToken);
}
