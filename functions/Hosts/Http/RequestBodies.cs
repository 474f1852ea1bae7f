using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Renewal;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DigiRenew.Http;

/// <summary>Reads bodies of requests strictly, and goes on with what was read.</summary>
internal static class RequestBodies
{
    public const string Json = "application/json";
    public const string Cms = "application/cms";
    public const string Xml = "application/xml";

    // A member given twice could mean one thing to us and another to whoever looks at the request later.
    private static readonly JsonSerializerOptions Strict = new(WireJson.Default.Options) { AllowDuplicateProperties = false };

    /// <summary>Reads a JSON body and goes on with it, or answers what is wrong with it.</summary>
    public static async Task<IResult> WithJsonAsync<T>(
        this HttpExchange exchange, JsonTypeInfo<T> type, Func<T, Task<IResult>> next, CancellationToken cancellationToken)
        where T : class =>
        await exchange.ReadJsonAsync(type, cancellationToken).ConfigureAwait(false) switch
        {
            Outcome<T>.Done read => await next(read.Value).ConfigureAwait(false),
            Outcome<T>.Refused refused => exchange.Refuse(refused.Why),
            _ => throw new InvalidOperationException(),
        };

    /// <summary>Reads a signed statement (DER of a CMS) and goes on with it, or answers what is wrong with it.</summary>
    public static async Task<IResult> WithStatementAsync(
        this HttpExchange exchange, Func<ReadOnlyMemory<byte>, Task<IResult>> next, CancellationToken cancellationToken)
    {
        if (!exchange.HasMediaType(Cms))
        {
            return exchange.Refuse(Refusal.Because(Problems.MediaTypeNotAccepted, ("expected", Cms)));
        }

        return await next(await ReadAsync(exchange, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>Reads an XML file, as octets, and goes on with it, or answers what is wrong with it.</summary>
    public static async Task<IResult> WithXmlAsync(
        this HttpExchange exchange, Func<ReadOnlyMemory<byte>, Task<IResult>> next, CancellationToken cancellationToken) =>
        exchange.HasMediaType(Xml) || exchange.HasMediaType("text/xml")
            ? await exchange.WithBodyAsync(next, cancellationToken).ConfigureAwait(false)
            : exchange.Refuse(Refusal.Because(Problems.MediaTypeNotAccepted, ("expected", Xml)));

    /// <summary>Reads a body of whatever kind and goes on with its octets.</summary>
    public static async Task<IResult> WithBodyAsync(
        this HttpExchange exchange, Func<ReadOnlyMemory<byte>, Task<IResult>> next, CancellationToken cancellationToken) =>
        await next(await ReadAsync(exchange, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

    private static async Task<Outcome<T>> ReadJsonAsync<T>(this HttpExchange exchange, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        if (!exchange.HasMediaType(Json))
        {
            return Refusal.Because(Problems.MediaTypeNotAccepted, ("expected", Json));
        }

        var body = await ReadAsync(exchange, cancellationToken).ConfigureAwait(false);
        if (FaultOf(body.Span) is { } where)
        {
            return Faults.NotJson.Because(exchange.Language, where);
        }

        try
        {
            return JsonSerializer.Deserialize(body.Span, (JsonTypeInfo<T>)Strict.GetTypeInfo(type.Type)) is { } value
                ? value
                : Faults.UnknownMember.Because(exchange.Language, "$");
        }
        catch (JsonException mismatch)
        {
            return Faults.UnknownMember.Because(exchange.Language, mismatch.Path ?? "$");
        }
    }

    /// <summary>Where a text stops being JSON; null where it is JSON.</summary>
    private static string? FaultOf(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            while (reader.Read())
            {
            }

            return null;
        }
        catch (JsonException broken)
        {
            return FormattableString.Invariant($"{(broken.LineNumber ?? 0) + 1}:{(broken.BytePositionInLine ?? 0) + 1}");
        }
    }

    private static bool HasMediaType(this HttpExchange exchange, string expected) =>
        MediaTypeHeaderValue.TryParse(exchange.Context.Request.ContentType, out var actual)
        && actual.MediaType.Equals(expected, StringComparison.OrdinalIgnoreCase);

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpExchange exchange, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await exchange.Context.Request.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        return body.ToArray();
    }
}
