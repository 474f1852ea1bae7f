using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Agent.Cli.Window;

/// <summary>
/// Who may speak to the window: only the browser that opened the one-time address on this computer. Every request is
/// judged: Host (a foreign name that resolves to 127.0.0.1 is DNS rebinding), Origin, Sec-Fetch-Site, method, cookie.
/// </summary>
internal sealed class WindowGate(int port)
{
    public const string Cookie = "digirenew-window";

    private readonly string _host = $"127.0.0.1:{port}";
    private readonly byte[] _key = Secret();
    private readonly byte[] _session = Secret();
    private int _opened;

    /// <summary>The address to open; it works once.</summary>
    public string Address => $"http://{_host}/open?key={Encoding.ASCII.GetString(_key)}";

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
            "GET" => HasCookie(request) ? null : StatusCodes.Status401Unauthorized,
            "POST" when request.Headers.Origin.Count != 1 => StatusCodes.Status403Forbidden,
            "POST" => HasCookie(request) ? null : StatusCodes.Status401Unauthorized,
            _ => StatusCodes.Status405MethodNotAllowed,
        };
    }

    public static bool IsOpening(HttpRequest request) => request.Path == "/open";

    /// <summary>Spends the key: the first to bring it gets the cookie.</summary>
    public bool Open(HttpContext context)
    {
        var given = Encoding.ASCII.GetBytes(context.Request.Query["key"].ToString());
        if (!CryptographicOperations.FixedTimeEquals(given, _key) || Interlocked.Exchange(ref _opened, 1) != 0)
        {
            return false;
        }

        context.Response.Headers.SetCookie = $"{Cookie}={Encoding.ASCII.GetString(_session)}; Path=/; HttpOnly; SameSite=Strict";
        return true;
    }

    private static byte[] Secret() => Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(64, lowercase: true));

    private bool HasCookie(HttpRequest request) =>
        request.Cookies.TryGetValue(Cookie, out var value) && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(value), _session);
}
