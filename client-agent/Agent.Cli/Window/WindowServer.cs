using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace DigiRenew.Agent.Cli.Window;

/// <summary>The page's server on 127.0.0.1 and a port of the system's choice. No log, no CORS, nothing from elsewhere.</summary>
internal sealed class WindowServer : IAsyncDisposable
{
    private const int LongestAnswer = 64 * 1024;
    private const int LongestFile = 16 * 1024 * 1024;

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    private readonly WebApplication _application;
    private readonly WindowDesk _desk;
    private readonly WindowPresence _presence;
    private WindowGate _gate = new(0);

    private WindowServer(WebApplication application, WindowDesk desk, WindowPresence presence)
    {
        _application = application;
        _desk = desk;
        _presence = presence;
    }

    /// <summary>The address to open; it works once.</summary>
    public string Address => _gate.Address;

    public static async Task<WindowServer> StartAsync(WindowDesk desk, WindowPresence presence, CancellationToken cancellationToken)
    {
        // Empty: no configuration of the environment can make it listen elsewhere, and nothing is logged.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = LongestFile;
            options.Limits.MaxConcurrentConnections = 64;
            options.Listen(IPAddress.Loopback, 0);
        });
        var server = new WindowServer(builder.Build(), desk, presence);
        server._application.Run(server.HandleAsync);
        await server._application.StartAsync(cancellationToken).ConfigureAwait(false);
        var addresses = server._application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        server._gate = new WindowGate(new Uri(addresses.Addresses.Single()).Port);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await _application.StopAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // A browser that keeps its connection open does not keep the program.
        }

        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private async Task HandleAsync(HttpContext context)
    {
        Harden(context.Response.Headers);
        if (_gate.Refuse(context.Request) is { } status)
        {
            await RefuseAsync(context, status).ConfigureAwait(false);
            return;
        }

        var path = context.Request.Path.Value ?? "/";
        switch (context.Request.Method, path.Split('/')[1..])
        {
            case ("GET", ["open"]) when _gate.Open(context):
                // Not a redirect: a navigation that another program began would not carry a Strict cookie along. The page's secret
                // goes in the fragment, which no request carries.
                await WriteAsync(context, "opened.html", WindowPage.Opened(_gate.Page)).ConfigureAwait(false);
                break;
            case ("GET", ["open"]):
                await RefuseAsync(context, StatusCodes.Status403Forbidden).ConfigureAwait(false);
                break;
            case ("GET", [""]):
                await PageAsync(context, "index.html").ConfigureAwait(false);
                break;
            case ("GET", [var asset]) when WindowPage.Has(asset):
                await PageAsync(context, asset).ConfigureAwait(false);
                break;
            case ("GET", ["events"]):
                await EventsAsync(context).ConfigureAwait(false);
                break;
            case ("GET", ["files", var key, _]) when _desk.FileAt(key) is { } file:
                await FileAsync(context, file).ConfigureAwait(false);
                break;
            case ("POST", ["answers"]):
                await AnswerAsync(context).ConfigureAwait(false);
                break;
            case ("POST", ["pin", var screen]) when int.TryParse(screen, NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                await PinAsync(context, number).ConfigureAwait(false);
                break;
            case ("POST", ["chosen", var screen, var field]) when int.TryParse(screen, NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                await ChosenAsync(context, number, field).ConfigureAwait(false);
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private static void Harden(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), usb=()";
        headers.CacheControl = "no-store";
    }

    private static async Task RefuseAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.Body.WriteAsync(WindowPage.Refused, context.RequestAborted).ConfigureAwait(false);
    }

    private static Task PageAsync(HttpContext context, string name) => WriteAsync(context, name, WindowPage.Read(name));

    private static async Task WriteAsync(HttpContext context, string name, ReadOnlyMemory<byte> content)
    {
        context.Response.ContentType = WindowPage.TypeOf(name);
        await context.Response.Body.WriteAsync(content, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Every change of the screen, for as long as the page is open; a beat now and then shows whether it still is.</summary>
    private async Task EventsAsync(HttpContext context)
    {
        using var connection = _presence.Connect();
        context.Response.ContentType = "text/event-stream";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var version = 0L;
        try
        {
            while (true)
            {
                using var beat = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _application.Lifetime.ApplicationStopping);
                beat.CancelAfter(Heartbeat);
                byte[] message;
                try
                {
                    (var screen, version) = await _desk.AfterAsync(version, beat.Token).ConfigureAwait(false);
                    message = [.. "data: "u8, .. JsonSerializer.SerializeToUtf8Bytes(screen, WindowJson.Default.WindowScreen), .. "\n\n"u8];
                }
                catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested && !_application.Lifetime.ApplicationStopping.IsCancellationRequested)
                {
                    message = [.. ":\n\n"u8];
                }

                await context.Response.Body.WriteAsync(message, context.RequestAborted).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            }
        }
        catch (Exception thrown) when (thrown is OperationCanceledException or IOException)
        {
            // The page was closed or reloaded, or the program ends.
        }
    }

    private static async Task FileAsync(HttpContext context, string file)
    {
        if (!File.Exists(file))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var type = Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".pdf" => "application/pdf",
            ".html" => "text/html; charset=utf-8",
            ".txt" => "text/plain; charset=utf-8",
            _ => "application/octet-stream",
        };
        context.Response.ContentType = type;
        context.Response.Headers.ContentSecurityPolicy = type == "application/pdf"
            ? "default-src 'none'; object-src 'self'; plugin-types application/pdf; style-src 'unsafe-inline'; frame-ancestors 'none'"
            : "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        await context.Response.SendFileAsync(file, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType() || context.Request.ContentLength is null or > LongestAnswer)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        try
        {
            var answer = await JsonSerializer.DeserializeAsync(context.Request.Body, WindowJson.Default.WindowAnswer, context.RequestAborted).ConfigureAwait(false);
            context.Response.StatusCode = answer is not null && _desk.Answer(answer) ? StatusCodes.Status204NoContent : StatusCodes.Status409Conflict;
        }
        catch (JsonException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    /// <summary>The PIN as raw octets: from the transport's own memory into the pinned buffer, and wiped where it came from.</summary>
    private async Task PinAsync(HttpContext context, int screen)
    {
        if (context.Request.ContentType != "application/octet-stream" || context.Request.ContentLength is not (> 0 and <= Pins.Pin.Room))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var reader = context.Request.BodyReader;
        ReadResult read;
        while (!(read = await reader.ReadAsync(context.RequestAborted).ConfigureAwait(false)).IsCompleted && read.Buffer.Length < context.Request.ContentLength)
        {
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }

        var taken = _desk.TakePin(screen, read.Buffer);
        reader.AdvanceTo(read.Buffer.End);
        context.Response.StatusCode = taken ? StatusCodes.Status204NoContent : StatusCodes.Status409Conflict;
    }

    private async Task ChosenAsync(HttpContext context, int screen, string field)
    {
        if (context.Request.ContentLength is not (> 0 and <= LongestFile))
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var content = new byte[(int)context.Request.ContentLength];
        await context.Request.Body.ReadExactlyAsync(content, context.RequestAborted).ConfigureAwait(false);
        var name = Uri.UnescapeDataString(context.Request.Headers["X-File-Name"].ToString());
        context.Response.StatusCode = _desk.TakeFile(screen, field, new(name, content)) ? StatusCodes.Status204NoContent : StatusCodes.Status409Conflict;
    }
}
