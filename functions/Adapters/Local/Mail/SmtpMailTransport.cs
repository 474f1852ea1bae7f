using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using DigiRenew.Journey.Mail;

namespace DigiRenew.Adapters.Local.Mail;

/// <summary>Hands messages to a mail server (RFC 5321), a connection each, with TLS and AUTH PLAIN (RFC 4954).</summary>
public sealed class SmtpMailTransport : IMailTransport
{
    private readonly SmtpSettings _settings;

    /// <exception cref="ArgumentException">The settings make no sense: no protection on the way to another machine, for one.</exception>
    public SmtpMailTransport(SmtpSettings settings) =>
        _settings = settings.Faults().FirstOrDefault() is { } fault ? throw new ArgumentException(fault, nameof(settings)) : settings;

    public async Task<MailAnswer> SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_settings.Patience);
        try
        {
            return await DeliverAsync(MimeWriter.Address(message.From), MimeWriter.Address(message.To), MimeWriter.Write(message), patience.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is SocketException or AuthenticationException or CryptographicException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new IOException("The mail server did not take the message.", failure);
        }
    }

    private async Task<MailAnswer> DeliverAsync(string from, string to, byte[] content, CancellationToken cancellationToken)
    {
        var anchors = new X509Certificate2Collection();
        if (_settings.TrustedCertificates is { } authorities)
        {
            anchors.ImportFromPemFile(authorities);
        }

        using var client = new TcpClient();
        await client.ConnectAsync(_settings.Host, _settings.Port, cancellationToken).ConfigureAwait(false);
        using var server = new SmtpConversation(client.GetStream());
        if (_settings.Security == SmtpSecurity.Tls)
        {
            await server.ProtectAsync(_settings.Host, anchors, cancellationToken).ConfigureAwait(false);
        }

        await server.ExpectAsync(220, cancellationToken).ConfigureAwait(false);
        await server.SayAsync("EHLO digirenew", 250, cancellationToken).ConfigureAwait(false);
        if (_settings.Security == SmtpSecurity.StartTls)
        {
            await server.SayAsync("STARTTLS", 220, cancellationToken).ConfigureAwait(false);
            await server.ProtectAsync(_settings.Host, anchors, cancellationToken).ConfigureAwait(false);
            await server.SayAsync("EHLO digirenew", 250, cancellationToken).ConfigureAwait(false);
        }

        if (_settings.User is { } user)
        {
            var password = _settings.PasswordFile is { } file ? File.ReadLines(file).FirstOrDefault() : null;
            await server.SayAsync("AUTH PLAIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{user}\0{password}")), 235, cancellationToken).ConfigureAwait(false);
        }

        await server.SayAsync($"MAIL FROM:<{from}>", 250, cancellationToken).ConfigureAwait(false);
        var recipient = await server.AskAsync($"RCPT TO:<{to}>", cancellationToken).ConfigureAwait(false);
        if (recipient.RefusesAddress)
        {
            await server.SayGoodbyeAsync(cancellationToken).ConfigureAwait(false);
            return MailAnswer.AddressRefused;
        }

        SmtpConversation.Require(recipient, recipient.Code == 251 ? 251 : 250); // 251: will forward
        await server.SayAsync("DATA", 354, cancellationToken).ConfigureAwait(false);
        await server.SendDataAsync(content, cancellationToken).ConfigureAwait(false);
        var taken = await server.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (taken.IsPermanent)
        {
            throw new InvalidDataException($"The mail server refused the message with {taken.Code}.");
        }

        SmtpConversation.Require(taken, 250);
        await server.SayGoodbyeAsync(cancellationToken).ConfigureAwait(false);
        return MailAnswer.Taken;
    }
}
