using System.Net;
using DigiRenew.Adapters.Local.Network;

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
                return await LimitedBody.ReadAsync(response.Content, _sources.LargestList, cancellationToken).ConfigureAwait(false);
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
}
