using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace DigiRenew.Adapters.Local.Mail;

/// <summary>The lines that go to and fro between us and a mail server (RFC 5321 §4).</summary>
internal sealed class SmtpConversation(Stream connection) : IDisposable
{
    private const int LongestReply = 64 * 1024;

    private Stream _stream = connection;
    private byte[] _received = [];

    /// <summary>Goes on under TLS; the server's certificate must be trusted and name the host.</summary>
    /// <exception cref="IOException">The server spoke before it was protected: what it said could be anybody's.</exception>
    /// <param name="host">Whom the certificate must name.</param>
    /// <param name="anchors">The authorities that may certify it; none: the machine's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task ProtectAsync(string host, X509Certificate2Collection anchors, CancellationToken cancellationToken)
    {
        if (_received.Length > 0)
        {
            throw new IOException("The mail server spoke ahead of TLS.");
        }

        var protectedStream = new SslStream(_stream);
        _stream = protectedStream;
        var options = new SslClientAuthenticationOptions { TargetHost = host };
        if (anchors.Count > 0)
        {
            options.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(anchors);
        }

        await protectedStream.AuthenticateAsClientAsync(options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a command and waits for its reply.</summary>
    public async Task SayAsync(string command, int expected, CancellationToken cancellationToken)
    {
        Require(await AskAsync(command, cancellationToken).ConfigureAwait(false), expected);
    }

    /// <summary>Sends a command and gives its reply, whatever it is.</summary>
    public async Task<SmtpReply> AskAsync(string command, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), cancellationToken).ConfigureAwait(false);
        return await ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a reply and goes on only with the expected one.</summary>
    /// <exception cref="IOException">It is another; the text of the reply, which may hold an address, is left out.</exception>
    public async Task ExpectAsync(int expected, CancellationToken cancellationToken) =>
        Require(await ReadAsync(cancellationToken).ConfigureAwait(false), expected);

    /// <exception cref="IOException">The reply is another.</exception>
    public static void Require(SmtpReply reply, int expected)
    {
        if (reply.Code != expected)
        {
            throw new IOException($"The mail server answered {reply.Code} instead of {expected}.");
        }
    }

    /// <summary>Reads a reply, all its lines.</summary>
    public async Task<SmtpReply> ReadAsync(CancellationToken cancellationToken)
    {
        for (; ; )
        {
            var line = await ReadLineAsync(cancellationToken).ConfigureAwait(false);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            {
                throw new IOException("The mail server does not speak SMTP.");
            }

            if (line.Length == 3 || line[3] != '-')
            {
                return new(code, line.Length > 4 ? line[4..] : string.Empty);
            }
        }
    }

    /// <summary>Sends a message: lines that begin with a dot get another, and a dot alone ends it.</summary>
    public async Task SendDataAsync(byte[] content, CancellationToken cancellationToken)
    {
        var text = Encoding.ASCII.GetString(content);
        var stuffed = (text.StartsWith('.') ? "." : string.Empty) + text.Replace("\r\n.", "\r\n..", StringComparison.Ordinal);
        await _stream.WriteAsync(Encoding.ASCII.GetBytes(stuffed + (stuffed.EndsWith("\r\n", StringComparison.Ordinal) ? ".\r\n" : "\r\n.\r\n")), cancellationToken)
            .ConfigureAwait(false);
        await _stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the conversation; the message is the server's already, so its answer is not waited for.</summary>
    public async Task SayGoodbyeAsync(CancellationToken cancellationToken) =>
        await _stream.WriteAsync("QUIT\r\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);

    public void Dispose() => _stream.Dispose();

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[1024];
        for (; ; )
        {
            var end = _received.AsSpan().IndexOf("\r\n"u8);
            if (end >= 0)
            {
                var line = Encoding.ASCII.GetString(_received, 0, end);
                _received = _received[(end + 2)..];
                return line;
            }

            var read = await _stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            _received = read > 0 && _received.Length + read <= LongestReply
                ? [.. _received, .. buffer.AsSpan(0, read)]
                : throw new IOException("The mail server broke off.");
        }
    }
}
