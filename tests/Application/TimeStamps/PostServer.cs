using System.Net;
using DigiRenew.Demo;

namespace DigiRenew.Tests.Application.TimeStamps;

/// <summary>A tiny HTTP server on loopback: gives each body posted to a function, and answers with what it gives.</summary>
internal sealed class PostServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<byte[], (int Status, string Type, byte[] Body)> _answer;
    private int _asked;

    public PostServer(Func<byte[], (int Status, string Type, byte[] Body)> answer)
    {
        _answer = answer;
        Address = new($"http://127.0.0.1:{LocalPort.Free()}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public Uri Address { get; }

    public int Asked => Volatile.Read(ref _asked);

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            for (; ; )
            {
                var exchange = await _listener.GetContextAsync();
                Interlocked.Increment(ref _asked);
                using var body = new MemoryStream();
                await exchange.Request.InputStream.CopyToAsync(body);
                var (status, type, answer) = _answer(body.ToArray());
                exchange.Response.StatusCode = status;
                exchange.Response.ContentType = type;
                exchange.Response.Headers["Location"] = "/elsewhere";
                exchange.Response.ContentLength64 = answer.Length;
                await exchange.Response.OutputStream.WriteAsync(answer);
                exchange.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            // The test has ended, or its client has gone.
        }
    }
}
