using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DigiRenew.Tests.Application.Mail;

/// <summary>A mail server for one conversation, which answers by the first word of each command.</summary>
internal sealed class Server : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Dictionary<string, string> _answers;

    public Server(params (string Command, string Answer)[] answers)
    {
        _answers = answers.ToDictionary(pair => pair.Command, pair => pair.Answer, StringComparer.Ordinal);
        _listener.Start();
        Heard = Task.Run(ListenAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>All lines that were sent.</summary>
    public Task<List<string>> Heard { get; }

    public void Dispose() => _listener.Dispose();

    private async Task<List<string>> ListenAsync()
    {
        var heard = new List<string>();
        using var client = await _listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await Answer(stream, "220-mail.example\r\n220 ready");
        for (var inData = false; await Line(reader) is { } line;)
        {
            heard.Add(line);
            inData = inData ? line != "." : line == "DATA" && !_answers.ContainsKey("DATA");
            if (line == "QUIT")
            {
                break;
            }

            if (!inData || line == "DATA")
            {
                var word = line.Split(' ')[0];
                await Answer(stream, _answers.TryGetValue(word, out var answer) ? answer : word switch { "DATA" => "354 go on", "STARTTLS" => "220 go on", _ => "250-ok\r\n250 ok" });
            }
        }

        return heard;
    }

    private static async Task<string?> Line(StreamReader reader)
    {
        try
        {
            return await reader.ReadLineAsync();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static async Task Answer(NetworkStream stream, string answer) => await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"));
}
