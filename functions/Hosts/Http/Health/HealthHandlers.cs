using DigiRenew.Contracts.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigiRenew.Http.Health;

/// <summary>What the platform asks.</summary>
internal static class HealthHandlers
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Task<IResult> LiveAsync(HttpExchange exchange, CancellationToken cancellationToken) => Task.FromResult(
        exchange.Json(new HealthView("live", new Dictionary<string, string>(StringComparer.Ordinal)), WireJson.Default.HealthView));

    public static async Task<IResult> ReadyAsync(HttpExchange exchange, CancellationToken cancellationToken)
    {
        var log = exchange.Edge.Context.Logging.CreateLogger(typeof(HealthHandlers));
        var parts = HealthParts.Of(exchange.Edge.Context).Concat(exchange.Edge.Parts).ToList();
        var answers = await Task.WhenAll(parts.Select(part => AskAsync(part, log, cancellationToken))).ConfigureAwait(false);
        var ready = parts.Zip(answers).All(pair => pair.Second || !pair.First.Decides);
        var view = new HealthView(
            ready ? "ready" : "not-ready",
            parts.Zip(answers).ToDictionary(pair => pair.First.Name, pair => pair.Second ? "ok" : pair.First.Decides ? "failing" : "behind", StringComparer.Ordinal));
        return TypedResults.Json(view, WireJson.Default.HealthView, statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<bool> AskAsync(HealthPart part, ILogger log, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return await part.IsReady(patience.Token).WaitAsync(patience.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever a part throws means that it is not ready.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            HttpLog.NotReady(log, part.Name, failure);
            return false;
        }
    }
}
