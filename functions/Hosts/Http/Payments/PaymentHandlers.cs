using System.Globalization;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Http.Uploads;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Http.Payments;

/// <summary>Finance's work: payments, bank statements, refunds, and the export to invoicing.</summary>
internal static class PaymentHandlers
{
    public const string From = "from";
    public const string To = "to";
    public const string Format = "format";

    private const string Csv = "csv";

    public static Task<IResult> PayAsync(HttpExchange exchange, CancellationToken cancellationToken) =>
        exchange.WithJsonAsync(WireJson.Default.PaymentRequest, async request => exchange.Versioned(
            await exchange.Application.RegisterPayment.RunAsync(exchange.Operator, request, cancellationToken).ConfigureAwait(false)), cancellationToken);

    public static Task<IResult> AttachProofAsync(HttpExchange exchange, CancellationToken cancellationToken) => exchange.WithUploadAsync(
        async upload => upload.Signature is null
            ? exchange.Versioned(await exchange.Application.AttachPaymentProof
                .RunAsync(exchange.Operator, exchange.Id, upload.FileName, upload.File, cancellationToken).ConfigureAwait(false))
            : exchange.Refuse(Faults.PartUnexpected.Because(exchange.Language)),
        cancellationToken);

    public static Task<IResult> RefundAsync(HttpExchange exchange, CancellationToken cancellationToken) =>
        exchange.WithJsonAsync(WireJson.Default.RefundRequest, async request => exchange.Versioned(
            await exchange.Application.RecordRefund.RunAsync(exchange.Operator, request, cancellationToken).ConfigureAwait(false)), cancellationToken);

    public static async Task<IResult> RefundsAsync(HttpExchange exchange, CancellationToken cancellationToken) => exchange.Json(
        await exchange.Application.ReadPayments.DueAsync(exchange.Operator, cancellationToken).ConfigureAwait(false),
        WireJson.Default.PaymentsView);

    public static async Task<IResult> ExportAsync(HttpExchange exchange, CancellationToken cancellationToken)
    {
        var query = exchange.Context.Request.Query;
        if (Day(query[From]) is not { } from)
        {
            return exchange.Refuse(Faults.QueryUnreadable.Because(exchange.Language, From));
        }

        if (Day(query[To]) is not { } to)
        {
            return exchange.Refuse(Faults.QueryUnreadable.Because(exchange.Language, To));
        }

        var format = query[Format] is [{ } given] ? given : "json";
        if (format is not (Csv or "json"))
        {
            return exchange.Refuse(Faults.QueryUnreadable.Because(exchange.Language, Format));
        }

        var payments = await exchange.Application.ReadPayments.RunAsync(exchange.Operator, from, to, cancellationToken).ConfigureAwait(false);
        return format == Csv
            ? exchange.Answer(payments, view => TypedResults.Bytes(
                PaymentsCsv.Write(view), "text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"payments-{from:yyyy-MM-dd}-{to:yyyy-MM-dd}.csv")))
            : exchange.Json(payments, WireJson.Default.PaymentsView);
    }

    public static Task<IResult> ImportAsync(HttpExchange exchange, CancellationToken cancellationToken) => exchange.WithXmlAsync(async file => exchange.Answer(
        await exchange.Application.ReceiveStatement.RunAsync(exchange.Operator, file, cancellationToken).ConfigureAwait(false),
        statement =>
        {
            exchange.Context.Response.Headers.Location = $"{Routes.Prefix}/{Routes.ReviewStatements}/{statement.Id:D}";
            return exchange.Json(statement, WireJson.Default.StatementView);
        }), cancellationToken);

    public static async Task<IResult> StatementAsync(HttpExchange exchange, CancellationToken cancellationToken) => exchange.Json(
        await exchange.Application.ReadStatement.RunAsync(exchange.Operator, exchange.Id, cancellationToken).ConfigureAwait(false),
        WireJson.Default.StatementView);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
