using System.Net;
using System.Net.Http.Headers;

namespace DigiRenew.Adapters.Local.Network;

/// <summary>Asks a configured address by POST, with limits on size and time; a redirect is never followed, since only the configured host may answer.</summary>
internal sealed class LimitedPost : IDisposable
{
    private readonly HttpClient _client;
    private readonly TimeSpan _patience;
    private readonly int _largest;

    /// <param name="patience">How long one question may take, from the connection to the last octet.</param>
    /// <param name="largest">The most octets of an answer.</param>
    public LimitedPost(TimeSpan patience, int largest)
    {
        _patience = patience;
        _largest = largest;
        _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = patience })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>The answer with status 200 and the right media type, or null where it can't be had.</summary>
    public async Task<byte[]?> TryAskAsync(
        Uri address, ReadOnlyMemory<byte> question, string questionType, string answerType, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_patience);
        try
        {
            using var content = new ReadOnlyMemoryContent(question);
            content.Headers.ContentType = new MediaTypeHeaderValue(questionType);
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token).ConfigureAwait(false);
            return response.StatusCode == HttpStatusCode.OK
                && string.Equals(response.Content.Headers.ContentType?.MediaType, answerType, StringComparison.OrdinalIgnoreCase)
                ? await LimitedBody.ReadAsync(response.Content, _largest, patience.Token).ConfigureAwait(false)
                : null;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    public void Dispose() => _client.Dispose();
}
