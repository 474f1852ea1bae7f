namespace DigiRenew.Tests.Faults;

/// <summary>Takes turns between the hosts of one service, as a load balancer does; the address that the holder wrote stays in Host.</summary>
internal sealed class AnyHost(IReadOnlyList<Uri> hosts) : DelegatingHandler(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero })
{
    private int _turn;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var host = hosts[Interlocked.Increment(ref _turn) % hosts.Count];
        request.Headers.Host = request.RequestUri!.Authority;
        request.RequestUri = new(host, request.RequestUri.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
