using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Renewal;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Http.Issuance;

/// <summary>The new certificate, its installation, and what others need to verify it.</summary>
internal static class IssuanceHandlers
{
    public static async Task<IResult> CertificateAsync(HttpExchange exchange, CancellationToken cancellationToken) => exchange.Json(
        await exchange.Application.ReadCertificate.RunAsync(exchange.Session, exchange.Id, cancellationToken).ConfigureAwait(false),
        WireJson.Default.CertificateView);

    public static Task<IResult> InstallationAsync(HttpExchange exchange, CancellationToken cancellationToken) =>
        exchange.WithStatementAsync(async statement => exchange.Json(
            await exchange.Application.ReportInstallation.RunAsync(exchange.Session, exchange.Id, statement, cancellationToken).ConfigureAwait(false),
            WireJson.Default.OrderView), cancellationToken);

    public static async Task<IResult> RepositoryAsync(HttpExchange exchange, CancellationToken cancellationToken) =>
        exchange.Edge.Repository is { } repository
        && await repository.FindAsync(exchange["file"], cancellationToken).ConfigureAwait(false) is { } content
            ? TypedResults.Bytes(content, MediaTypes.Of(exchange["file"]))
            : exchange.Refuse(Refusal.Because(Problems.NotFound));
}
