using System.Net;
using DigiRenew.Http;
using DigiRenew.Journey.Configuration;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace DigiRenew.Hosts.Local;

/// <summary>Where and how Kestrel listens.</summary>
internal static class Listening
{
    private const int MostConnections = 1000;

    /// <param name="kestrel">Kestrel.</param>
    /// <param name="urls">http on loopback, https anywhere.</param>
    /// <param name="tls">For https; null where only http is served.</param>
    /// <param name="settings">Bound the largest body.</param>
    public static void Listen(this KestrelServerOptions kestrel, IEnumerable<Uri> urls, HttpsConnectionAdapterOptions? tls, ProviderSettings settings)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxRequestBodySize = RouteTable.Rows.Max(route => route.BodyLimit.Under(settings));
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        limits.MaxRequestHeadersTotalSize = 32 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxConcurrentConnections = MostConnections;
        foreach (var url in urls)
        {
            void Bind(ListenOptions listen)
            {
                if (url.Scheme == Uri.UriSchemeHttps)
                {
                    listen.UseHttps(tls ?? throw new InvalidOperationException("https needs a certificate."));
                }
            }

            if (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address))
            {
                kestrel.Listen(address, url.Port, Bind);
            }
            else
            {
                kestrel.ListenLocalhost(url.Port, Bind);
            }
        }
    }
}
