using System.Net;

namespace DigiRenew.Agent.Service;

/// <summary>How long one request goes on: what is worth another try, and after how long. Never longer than <see cref="Budget"/> in all.</summary>
internal sealed class Persistence(TimeProvider clock, Repeat repeat)
{
    /// <summary>All tries and waits of one request together; longer than what another process can hold an order up.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(150);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan[] AfterFailures = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    private readonly long _begun = clock.GetTimestamp();
    private TimeSpan _usual = TimeSpan.FromSeconds(2);
    private int _failures;

    /// <summary>
    /// How long to wait after an answer; null where another try would not help or the service asks for more patience than
    /// there is. 429 without Retry-After names no time at which it would be over (RFC 6585 §4).
    /// </summary>
    public TimeSpan? WaitAfter(HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.Conflict => Within(Asked(response)),
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => Within(Asked(response) ?? Usual()),
        _ => null,
    };

    /// <summary>How long to wait after a connection broke; null where it is refused for good, or broke too often.</summary>
    public TimeSpan? WaitAfter(HttpRequestException failure) =>
        failure.HttpRequestError is HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError || failure.StatusCode is not null || _failures == AfterFailures.Length
            ? null
            : Within(AfterFailures[_failures++]);

    /// <summary>Retry-After, RFC 9110 §10.2.3.</summary>
    private TimeSpan? Asked(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } until } => until > clock.GetUtcNow() ? until - clock.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };

    private TimeSpan Usual()
    {
        var wait = _usual;
        _usual = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        return wait;
    }

    private TimeSpan? Within(TimeSpan? wait) => repeat == Repeat.Always && wait is { } some && clock.GetElapsedTime(_begun) + some <= Budget ? wait : null;
}
