using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Agent.Cli.Window;

/// <summary>
/// Who may speak to the window: only the browser that opened the one-time address on this computer. Every request is
/// judged: Host (a foreign name that resolves to 127.0.0.1 is DNS rebinding), Origin, Sec-Fetch-Site, method, cookie.
/// A browser shows its cookies to every port of 127.0.0.1, so also to another user's page: what answers, and what tells
/// where the renewal stands, asks besides for a secret that only the page itself holds.
/// </summary>
internal sealed class WindowGate(int port)
{
    private const string PageHeader = "X-DigiRenew-Page";

    private readonly string _host = $"127.0.0.1:{port}";
    private readonly byte[] _key = Secret();
    private readonly byte[] _session = Secret();
    private readonly byte[] _page = Secret();
    private readonly string _cookie = $"digirenew-window-{port}"; // Two windows of one computer don't take each other's away.
    private int _opened;

    /// <summary>The address to open; it works once.</summary>
    public string Address => $"http://{_host}/open?key={Encoding.ASCII.GetString(_key)}";

    /// <summary>What the page holds besides the cookie; it goes to the page that opened the address, and nowhere else.</summary>
    public string Page => Encoding.ASCII.GetString(_page);

    /// <summary>The status code with which a request is turned away; null for one that may pass.</summary>
    public int? Refuse(HttpRequest request)
    {
        if (request.Host.Value != _host || (request.Headers.Origin.Count > 0 && request.Headers.Origin != $"http://{_host}"))
        {
            return StatusCodes.Status403Forbidden;
        }

        var opening = IsOpening(request);
        return request.Method switch
        {
            "GET" when opening => null,
            _ when request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none") => StatusCodes.Status403Forbidden,
            "GET" => HasCookie(request) && (request.Path != "/events" || Is(request.Query["page"].ToString(), _page)) ? null : StatusCodes.Status401Unauthorized,
            "POST" when request.Headers.Origin.Count != 1 => StatusCodes.Status403Forbidden,
            "POST" => HasCookie(request) && Is(request.Headers[PageHeader].ToString(), _page) ? null : StatusCodes.Status401Unauthorized,
            _ => StatusCodes.Status405MethodNotAllowed,
        };
    }

    public static bool IsOpening(HttpRequest request) => request.Path == "/open";

    /// <summary>Spends the key: the first to bring it gets the cookie.</summary>
    public bool Open(HttpContext context)
    {
        if (!Is(context.Request.Query["key"].ToString(), _key) || Interlocked.Exchange(ref _opened, 1) != 0)
        {
            return false;
        }

        context.Response.Headers.SetCookie = $"{_cookie}={Encoding.ASCII.GetString(_session)}; Path=/; HttpOnly; SameSite=Strict";
        return true;
    }

    private static byte[] Secret() => Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(64, lowercase: true));

    private bool HasCookie(HttpRequest request) =>
        request.Cookies.TryGetValue(_cookie, out var value) && Is(value, _session);

    private static bool Is(string given, byte[] secret) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(given), secret);
}
