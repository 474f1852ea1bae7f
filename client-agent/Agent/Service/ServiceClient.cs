using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Agent.Service;

/// <summary>The service's API as the holder's program uses it (SPEC §8). Every refusal becomes an <see cref="AgentException"/>.</summary>
public sealed class ServiceClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    private readonly HttpClient _http;
    private readonly SessionKey _key = new();
    private PolicyView? _policy;
    private ContactsView? _contacts;
    private string? _token;

    /// <summary>A client on a transport.</summary>
    /// <param name="address">The service.</param>
    /// <param name="transport">Sends requests; disposed with this client.</param>
    /// <param name="language">In which the service answers.</param>
    /// <param name="clock">The agent's time; follows the service's under development on loopback.</param>
    public ServiceClient(ServiceAddress address, HttpMessageHandler transport, Language language, AgentClock clock)
    {
        Address = address;
        Clock = clock;
        _http = new HttpClient(transport) { BaseAddress = address.Uri, Timeout = Patience };
        Speak(language);
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("digirenew", Version.ToString()));
    }

    /// <summary>The program's version.</summary>
    public static Version Version { get; } = typeof(ServiceClient).Assembly.GetName().Version is { } version
        ? new(version.Major, version.Minor, version.Build)
        : new(0, 0, 0);

    public ServiceAddress Address { get; }

    public AgentClock Clock { get; }

    /// <summary>Thumbprint of the session key that statements name.</summary>
    public string SessionThumbprint => _key.Thumbprint;

    /// <summary>The helpdesk, once the policy was known.</summary>
    public ContactsView? Contacts => _contacts;

    /// <summary>Shows that the service is given a while before it is asked again; what it returns is disposed when the wait is over.</summary>
    public Func<TimeSpan, IDisposable?> Waiting { get; set; } = _ => null;

    /// <summary>Whether an answer that asks for patience is waited out, and a broken connection tried anew; else the caller sees it at once.</summary>
    public bool IsPatient { get; init; } = true;

    /// <summary>How far the agent's clock was ahead of the service's when the policy came.</summary>
    public TimeSpan ClockDifference { get; private set; }

    /// <summary>The proxy that stands between, or null.</summary>
    public Uri? Proxy => NetworkFailure.ProxyFor(Address);

    /// <summary>A client over the network; the system's proxy settings are honoured, redirects are not followed.</summary>
    public static ServiceClient Connect(ServiceAddress address, Language language, AgentClock clock) => new(
        address,
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            DefaultProxyCredentials = System.Net.CredentialCache.DefaultCredentials,
        },
        language,
        clock);

    /// <summary>From now on the service answers in this language.</summary>
    public void Speak(Language language)
    {
        _http.DefaultRequestHeaders.AcceptLanguage.Clear();
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language.ToTag());
    }

    /// <summary>Asks for the policy anew at the next need: the computer's clock, the general conditions or the service itself may have changed.</summary>
    public void AskAgain() => _policy = null;

    /// <summary>What everybody may know; asked once, and again after <see cref="AskAgain"/> or where the service says that it changed.</summary>
    public async Task<PolicyView> PolicyAsync(CancellationToken cancellationToken)
    {
        if (_policy is null)
        {
            _policy = await GetAsync(Routes.Policy, WireJson.Default.PolicyView, cancellationToken).ConfigureAwait(false);
            if (_policy.Development && Address.IsLoopback)
            {
                Clock.Follow(_policy.ServiceTime);
            }

            ClockDifference = Clock.GetUtcNow() - _policy.ServiceTime;
            _contacts = _policy.Contacts;
        }

        return _policy;
    }

    public async Task<(byte[] Content, string MediaType)> TermsAsync(string version, string language, CancellationToken cancellationToken)
    {
        var path = Routes.Terms.Replace("{version}", Uri.EscapeDataString(version), StringComparison.Ordinal)
            .Replace("{language}", Uri.EscapeDataString(language), StringComparison.Ordinal);
        using var response = await SendAsync(HttpMethod.Get, path, NoBody, Repeat.Always, cancellationToken).ConfigureAwait(false);
        var content = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return (content, response.Content.Headers.ContentType?.MediaType ?? "application/octet-stream");
    }

    public async Task<ChallengeView> ChallengeAsync(CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Post, Routes.Challenges, NoBody, Repeat.Always, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, WireJson.Default.ChallengeView, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens the session; later requests carry its token.</summary>
    public async Task<SessionView> OpenSessionAsync(SessionRequest request, CancellationToken cancellationToken)
    {
        _token = null;
        using var response = await SendAsync(
            HttpMethod.Post, Routes.Sessions, () => Json(request, WireJson.Default.SessionRequest), Repeat.Never, cancellationToken).ConfigureAwait(false);
        var view = await ReadAsync(response, WireJson.Default.SessionView, cancellationToken).ConfigureAwait(false);
        _token = view.Token;
        return view;
    }

    public async Task<DraftView> DraftAsync(DraftRequest request, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(
            HttpMethod.Post, Routes.Drafts, () => Json(request, WireJson.Default.DraftRequest), Repeat.Never, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, WireJson.Default.DraftView, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends the signed order; the same key and body may be sent again.</summary>
    public async Task<OrderView> PlaceOrderAsync(byte[] signedOrder, string idempotencyKey, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(
            HttpMethod.Post, Routes.Orders, () => Cms(signedOrder), Repeat.Always, cancellationToken, idempotencyKey).ConfigureAwait(false);
        return await ReadAsync(response, WireJson.Default.OrderView, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<OrderView>> OrdersAsync(CancellationToken cancellationToken) =>
        (await GetAsync(Routes.Orders, WireJson.Default.OrderListView, cancellationToken).ConfigureAwait(false)).Orders;

    public Task<OrderView> OrderAsync(Guid order, CancellationToken cancellationToken) =>
        GetAsync(Of(Routes.Order, order), WireJson.Default.OrderView, cancellationToken);

    public async Task<byte[]> PaperAsync(Guid order, string kind, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, Of(Routes.Paper, order, kind), NoBody, Repeat.Always, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a file, with its detached signature where it has one; the service knows a repeat by its digest.</summary>
    public async Task<ReceiptView> UploadAsync(
        Guid order, string kind, string fileName, byte[] file, byte[]? signature, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Put, Of(Routes.Upload, order, kind), Body, Repeat.Always, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, WireJson.Default.ReceiptView, cancellationToken).ConfigureAwait(false);

        MultipartFormDataContent Body()
        {
            var part = new ByteArrayContent(file);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            var body = new MultipartFormDataContent { { part, "file", fileName } };
            if (signature is not null)
            {
                body.Add(Cms(signature), "signature", "signature.p7s");
            }

            return body;
        }
    }

    public Task<UploadView> UploadStatusAsync(Guid order, string kind, CancellationToken cancellationToken) =>
        GetAsync(Of(Routes.Upload, order, kind), WireJson.Default.UploadView, cancellationToken);

    public async Task CancelAsync(Guid order, byte[] signedStatement, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(
            HttpMethod.Post, Of(Routes.Cancel, order), () => Cms(signedStatement), Repeat.Always, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Names another address for an order's notices; a code goes to it.</summary>
    public async Task<CorrespondenceView> AskCorrespondenceAsync(Guid order, string email, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(
            HttpMethod.Put, Of(Routes.Correspondence, order), () => Json(new(email), WireJson.Default.CorrespondenceRequest), Repeat.Never, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, WireJson.Default.CorrespondenceView, cancellationToken).ConfigureAwait(false);
    }

    public async Task<CorrespondenceView> ConfirmCorrespondenceAsync(Guid order, string code, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(
            HttpMethod.Post, Of(Routes.Correspondence, order), () => Json(new(code), WireJson.Default.CorrespondenceCodeRequest), Repeat.Never, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, WireJson.Default.CorrespondenceView, cancellationToken).ConfigureAwait(false);
    }

    public Task<CertificateView> CertificateAsync(Guid order, CancellationToken cancellationToken) =>
        GetAsync(Of(Routes.Certificate, order), WireJson.Default.CertificateView, cancellationToken);

    public async Task ReportInstallationAsync(Guid order, byte[] signedStatement, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(
            HttpMethod.Post, Of(Routes.Installation, order), () => Cms(signedStatement), Repeat.Always, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _http.Dispose();
        _key.Dispose();
    }

    private static string Of(string template, Guid order, string? kind = null) =>
        template.Replace("{id}", order.ToString("D", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{kind}", kind, StringComparison.Ordinal);

    private static ByteArrayContent Json<T>(T value, JsonTypeInfo<T> type)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(value, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static ByteArrayContent Cms(byte[] der)
    {
        var content = new ByteArrayContent(der);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/cms");
        return content;
    }

    private async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, path, NoBody, Repeat.Always, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, type, cancellationToken).ConfigureAwait(false);
    }

    private static HttpContent? NoBody() => null;

    /// <summary>Sends a request; where it may be repeated, an answer that only asks for patience is waited out, and a broken connection tried anew.</summary>
    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, Func<HttpContent?> body, Repeat repeat, CancellationToken cancellationToken, string? idempotencyKey = null)
    {
        var persistence = new Persistence(Clock, IsPatient ? repeat : Repeat.Never);
        while (true)
        {
            var (response, failure) = await TryAsync(method, path, body, idempotencyKey, cancellationToken).ConfigureAwait(false);
            var wait = response is null ? persistence.WaitAfter(failure!) : persistence.WaitAfter(response);
            if (response is { IsSuccessStatusCode: true })
            {
                return response;
            }

            using (response)
            {
                var refusal = response is null ? NetworkFailure.Explain(failure!, Address) : await RefusalAsync(response, cancellationToken).ConfigureAwait(false);
                if (wait is null || (response?.StatusCode == HttpStatusCode.Conflict && refusal.Code != Problems.Conflict.Code))
                {
                    _policy = refusal.Code == Problems.TermsChanged.Code ? null : _policy;
                    throw refusal;
                }
            }

            using (Waiting(wait.Value))
            {
                await Task.Delay(wait.Value, Clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>One try, with a body and a proof of the session key of its own.</summary>
    private async Task<(HttpResponseMessage? Response, HttpRequestException? Failure)> TryAsync(
        HttpMethod method, string path, Func<HttpContent?> body, string? idempotencyKey, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address.Uri, $"{Routes.Prefix}/{path}")) { Content = body() };
        if (path.StartsWith(Routes.Sessions, StringComparison.Ordinal) || _token is not null)
        {
            request.Headers.Add("DPoP", _key.Prove(method, request.RequestUri!, Clock.GetUtcNow(), _token));
        }

        if (_token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("DPoP", _token);
        }

        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        try
        {
            return (await _http.SendAsync(request, cancellationToken).ConfigureAwait(false), null);
        }
        catch (HttpRequestException failure)
        {
            return (null, failure);
        }
        catch (SocketException failure) // a connection that was lost while the library still looked at it
        {
            return (null, new HttpRequestException(HttpRequestError.ConnectionError, failure.Message, failure));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw NetworkFailure.TimedOut(Patience, Address);
        }
    }

    private async Task<AgentException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType is not ("application/problem+json" or "application/json"))
        {
            return NetworkFailure.Unreadable(response, Address);
        }

        try
        {
            var octets = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return JsonSerializer.Deserialize(octets, WireJson.Default.ProblemView) is { } problem
                ? new AgentException(problem)
                : NetworkFailure.Unreadable(response, Address);
        }
        catch (JsonException)
        {
            return NetworkFailure.Unreadable(response, Address);
        }
    }

    private async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        try
        {
            var octets = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return JsonSerializer.Deserialize(octets, type) ?? throw NetworkFailure.Unreadable(response, Address);
        }
        catch (JsonException)
        {
            throw NetworkFailure.Unreadable(response, Address);
        }
    }
}
