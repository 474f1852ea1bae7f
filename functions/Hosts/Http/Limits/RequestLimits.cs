using System.Net;
using System.Net.Sockets;
using DigiRenew.Http.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DigiRenew.Http.Limits;

/// <summary>Limits of one process: requests by address and by caller, octets by route.</summary>
internal sealed class RequestLimits(HttpEdge edge)
{
    // The machine's own clock: moving the service's would fill the buckets.
    private readonly TokenBuckets _buckets = new(edge.Rates, TimeProvider.System);

    /// <summary>Counts a request of an address; how long to wait where it was one too many.</summary>
    public TimeSpan? Count(Route route, HttpContext context) => Count(route, AddressOf(context.Connection.RemoteIpAddress));

    /// <summary>Counts a request of a caller whom we know; how long to wait where it was one too many.</summary>
    public TimeSpan? Count(Route route, Identity caller) => caller.RateKey is { } key ? Count(route, key) : null;

    /// <summary>Sees to it that no more than the route's limit is read, chunked or not.</summary>
    /// <returns>False where the announced length is over the limit.</returns>
    public bool TryLimitBody(Route route, HttpContext context)
    {
        var limit = route.BodyLimit.Under(edge.Settings);
        if (context.Request.ContentLength > limit)
        {
            return false;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = limit;
        }

        context.Request.Body = new LimitedStream(context.Request.Body, limit);
        return true;
    }

    private TimeSpan? Count(Route route, string caller) => _buckets.Take(route.Rate, caller) is { Ticks: > 0 } wait ? wait : null;

    // A household has a /64 of IPv6, so that counts as one address.
    private static string AddressOf(IPAddress? address) => address switch
    {
        null => "?",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
