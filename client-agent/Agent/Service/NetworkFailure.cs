using System.Globalization;
using System.Net;
using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Agent.Service;

/// <summary>Names what broke a connection: name resolution, the server, TLS, or a proxy in the way.</summary>
internal static class NetworkFailure
{
    public static AgentException Explain(HttpRequestException thrown, ServiceAddress address)
    {
        var proxy = ProxyFor(address);
        if (thrown.HttpRequestError == HttpRequestError.ProxyTunnelError || thrown.StatusCode == HttpStatusCode.ProxyAuthenticationRequired)
        {
            return Proxy(thrown.Message, proxy, address);
        }

        if (thrown.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            var what = (thrown.InnerException ?? thrown).Message;
            return proxy is null ? new(AgentFaults.TlsRefused, ("what", what)) : Proxy(what, proxy, address);
        }

        return proxy is null
            ? new(AgentFaults.Unreachable, ("what", $"{address}: {thrown.Message}."))
            : Proxy(thrown.Message, proxy, address);
    }

    public static AgentException TimedOut(TimeSpan patience, ServiceAddress address) => ProxyFor(address) is { } proxy
        ? Proxy($"{patience.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)} s.", proxy, address)
        : new(AgentFaults.TimedOut, ("seconds", patience.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)));

    /// <summary>An answer that the service cannot have given, e.g. a proxy's page.</summary>
    public static AgentException Unreadable(HttpResponseMessage response, ServiceAddress address)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}, {response.Content.Headers.ContentType?.MediaType ?? "-"}");
        return response.StatusCode == HttpStatusCode.ProxyAuthenticationRequired || ProxyFor(address) is not null
            ? Proxy(what, ProxyFor(address), address)
            : new(AgentFaults.AnswerUnreadable, ("address", address.Origin), ("what", what));
    }

    /// <summary>The system's proxy for the service, or null for a direct connection.</summary>
    public static Uri? ProxyFor(ServiceAddress address)
    {
        var proxy = HttpClient.DefaultProxy;
        return proxy.IsBypassed(address.Uri) ? null : proxy.GetProxy(address.Uri) is { } uri && uri != address.Uri ? uri : null;
    }

    private static AgentException Proxy(string what, Uri? proxy, ServiceAddress address) => new(
        AgentFaults.ProxyInTheWay,
        ("what", what),
        ("proxy", proxy?.GetLeftPart(UriPartial.Authority) ?? "?"),
        ("address", address.Origin));
}
