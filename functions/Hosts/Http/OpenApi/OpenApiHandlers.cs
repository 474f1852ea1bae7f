using Microsoft.AspNetCore.Http;

namespace DigiRenew.Http.OpenApi;

/// <summary>The description of this API.</summary>
internal static class OpenApiHandlers
{
    public static Task<IResult> ReadAsync(HttpExchange exchange, CancellationToken cancellationToken) =>
        Task.FromResult<IResult>(TypedResults.Text(OpenApiDocument.Text, RequestBodies.Json));
}
