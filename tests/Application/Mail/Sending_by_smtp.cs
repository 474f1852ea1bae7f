using System.Text;
using DigiRenew.Adapters.Local.Mail;
using DigiRenew.Journey.Mail;
using Xunit;

namespace DigiRenew.Tests.Application.Mail;

public sealed class Sending_by_smtp
{
    [Fact]
    public async Task hands_the_message_over_to_the_octet()
    {
        using var server = new Server();
        var message = Writing_a_message.Message() with { Text = ".\n..\nend" };

        Assert.Equal(MailAnswer.Taken, await new SmtpMailTransport(new("127.0.0.1", server.Port, SmtpSecurity.None)).SendAsync(message, CancellationToken.None));

        var heard = await server.Heard;
        Assert.Equal(["EHLO digirenew", "MAIL FROM:<no-reply@provider.example>", "RCPT TO:<stefan@holder.example>", "DATA"], heard.Take(4));
        Assert.Equal([".", "QUIT"], heard.TakeLast(2));
        var content = heard.Skip(4).SkipLast(2).Select(line => line.StartsWith('.') ? line[1..] : line);
        Assert.Equal(Encoding.ASCII.GetString(MimeWriter.Write(message)), string.Concat(content.Select(line => line + "\r\n")));
    }

    [Theory]
    [InlineData("MAIL", "451 later")]
    [InlineData("MAIL", "550 no such sender")]
    [InlineData("RCPT", "450 such user is busy")]
    [InlineData("RCPT", "552 such user has no room")]
    [InlineData("RCPT", "550 5.7.1 relaying for such user denied")]
    [InlineData("RCPT", "550 relay not permitted")]
    [InlineData("RCPT", "550 Access denied for such user")]
    [InlineData("RCPT", "553 your host is blocklisted")]
    [InlineData("RCPT", "554 such user")]
    [InlineData("DATA", "554 no")]
    [InlineData(".", "452 full")]
    [InlineData("EHLO", "what?")]
    public async Task says_when_the_server_did_not_take_it(string command, string answer)
    {
        using var server = new Server((command, answer));
        var transport = new SmtpMailTransport(new("127.0.0.1", server.Port, SmtpSecurity.None));

        var failure = await Assert.ThrowsAsync<IOException>(() => transport.SendAsync(Writing_a_message.Message(), CancellationToken.None));
        Assert.DoesNotContain("such user", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("550-no\r\n550 such user")]
    [InlineData("550 5.1.1 such user is unknown")]
    [InlineData("550 5.1.1 such user: access denied")]
    [InlineData("551 such user is elsewhere")]
    [InlineData("553 such user can't be")]
    [InlineData("556 5.1.10 such user's domain takes no mail")]
    public async Task says_when_the_address_is_refused_for_good(string answer)
    {
        using var server = new Server(("RCPT", answer));
        var transport = new SmtpMailTransport(new("127.0.0.1", server.Port, SmtpSecurity.None));

        Assert.Equal(MailAnswer.AddressRefused, await transport.SendAsync(Writing_a_message.Message(), CancellationToken.None));
        Assert.Equal(["RCPT TO:<stefan@holder.example>", "QUIT"], (await server.Heard).TakeLast(2));
    }

    [Fact]
    public async Task says_when_the_message_itself_is_refused_for_good()
    {
        using var server = new Server((".", "554 not this"));
        var transport = new SmtpMailTransport(new("127.0.0.1", server.Port, SmtpSecurity.None));

        await Assert.ThrowsAsync<InvalidDataException>(() => transport.SendAsync(Writing_a_message.Message(), CancellationToken.None));
    }

    [Fact]
    public async Task says_when_there_is_no_server()
    {
        int port;
        using (var server = new Server())
        {
            port = server.Port;
        }

        await Assert.ThrowsAsync<IOException>(() => new SmtpMailTransport(new("127.0.0.1", port, SmtpSecurity.None)).SendAsync(Writing_a_message.Message(), CancellationToken.None));
    }

    [Fact]
    public async Task goes_no_further_where_the_server_has_no_tls()
    {
        using var server = new Server(("STARTTLS", "502 never heard of it"));
        var transport = new SmtpMailTransport(new("127.0.0.1", server.Port, SmtpSecurity.StartTls) { User = "digirenew", PasswordFile = "password" });

        await Assert.ThrowsAsync<IOException>(() => transport.SendAsync(Writing_a_message.Message(), CancellationToken.None));
        Assert.Equal(["EHLO digirenew", "STARTTLS"], await server.Heard);
    }

    [Fact]
    public async Task believes_nothing_that_was_said_ahead_of_tls()
    {
        using var server = new Server(("STARTTLS", "220 go on\r\n250 injected"));
        var transport = new SmtpMailTransport(new("127.0.0.1", server.Port, SmtpSecurity.StartTls));

        await Assert.ThrowsAsync<IOException>(() => transport.SendAsync(Writing_a_message.Message(), CancellationToken.None));
    }

    [Fact]
    public async Task gives_up_in_time()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var transport = new SmtpMailTransport(new("127.0.0.1", ((System.Net.IPEndPoint)silent.LocalEndpoint).Port, SmtpSecurity.None) { Patience = TimeSpan.FromMilliseconds(300) });

        await Assert.ThrowsAsync<IOException>(() => transport.SendAsync(Writing_a_message.Message(), CancellationToken.None));
    }

    [Fact]
    public void never_sends_to_another_machine_or_a_password_in_the_clear()
    {
        Assert.Throws<ArgumentException>(() => new SmtpMailTransport(new("mail.example", 25, SmtpSecurity.None)));
        Assert.Throws<ArgumentException>(() => new SmtpMailTransport(new("127.0.0.1", 25, SmtpSecurity.None) { User = "digirenew", PasswordFile = "password" }));
    }
}
