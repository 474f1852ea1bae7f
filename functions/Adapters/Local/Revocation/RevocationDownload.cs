using System.Net;

namespace DigiRenew.Adapters.Local.Revocation;

/// <summary>Gets lists over HTTP from configured hosts only, with limits on size, time and redirects.</summary>
internal sealed class RevocationDownload : IDisposable
{
    private const int MostRedirects = 3;

    private readonly RevocationSources _sources;
    private readonly HttpClient _client;

    public RevocationDownload(RevocationSources sources)
    {
        _sources = sources;
        _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = sources.Patience })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>The octets at an address, or null where they can't be had.</summary>
    public async Task<byte[]?> TryGetAsync(Uri address, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_sources.Patience);
        try
        {
            return await GetAsync(address, patience.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<byte[]?> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop <= MostRedirects && IsAllowed(address); hop++)
        {
            using var response = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                return await ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);
            }

            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
            {
                return null;
            }

            address = new Uri(address, location);
        }

        return null;
    }

    private bool IsAllowed(Uri address) => address.Scheme is "http" or "https"
        && _sources.Addresses.Any(configured => configured.IdnHost == address.IdnHost && configured.Port == address.Port);

    private async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var read = new MemoryStream();
            var buffer = new byte[64 * 1024];
            for (int count; (count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
            {
                if (read.Length + count > _sources.LargestList)
                {
                    return null;
                }

                read.Write(buffer, 0, count);
            }

            return read.ToArray();
        }
    }
}
