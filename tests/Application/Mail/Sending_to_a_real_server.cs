using System.Text;
using DigiRenew.Adapters.Local.Mail;
using Xunit;

namespace DigiRenew.Tests.Application.Mail;

/// <summary>The judge is aiosmtpd, which nobody here wrote.</summary>
public sealed class Sending_to_a_real_server
{
    [Theory]
    [InlineData(SmtpSecurity.StartTls)]
    [InlineData(SmtpSecurity.Tls)]
    public async Task hands_the_message_over_under_tls_after_signing_in(SmtpSecurity security)
    {
        using var server = await RealServer.StartAsync(security);
        var message = Writing_a_message.Message();
        await new SmtpMailTransport(server.Settings(security)).SendAsync(message, CancellationToken.None);
        var taken = Assert.Single(server.Messages);
        Assert.StartsWith("X-From: no-reply@provider.example\r\nX-To: stefan@holder.example\r\nX-Tls: True\r\n", taken, StringComparison.Ordinal);
        Assert.EndsWith(Encoding.ASCII.GetString(MimeWriter.Write(message)), taken, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SmtpSecurity.StartTls)]
    [InlineData(SmtpSecurity.Tls)]
    public async Task says_nothing_to_a_server_whose_certificate_names_another(SmtpSecurity security)
    {
        using var server = await RealServer.StartAsync(security, name: "mail.other.example");
        await RefusedAsync(server, server.Settings(security));
    }

    [Theory]
    [InlineData(SmtpSecurity.StartTls)]
    [InlineData(SmtpSecurity.Tls)]
    public async Task says_nothing_to_a_server_whose_certificate_has_expired(SmtpSecurity security)
    {
        using var server = await RealServer.StartAsync(security, age: TimeSpan.FromDays(1));
        await RefusedAsync(server, server.Settings(security));
    }

    [Theory]
    [InlineData(SmtpSecurity.StartTls)]
    [InlineData(SmtpSecurity.Tls)]
    public async Task says_nothing_to_a_server_that_the_machine_does_not_trust(SmtpSecurity security)
    {
        using var server = await RealServer.StartAsync(security);
        await RefusedAsync(server, server.Settings(security) with { TrustedCertificates = null });
        using var another = await RealServer.StartAsync(security);
        await RefusedAsync(server, server.Settings(security) with { TrustedCertificates = another.Authority });
    }

    [Theory]
    [InlineData(SmtpSecurity.StartTls)]
    [InlineData(SmtpSecurity.Tls)]
    public async Task says_when_the_server_does_not_take_the_password(SmtpSecurity security)
    {
        using var server = await RealServer.StartAsync(security);
        await RefusedAsync(server, server.Settings(security) with { User = "another" });
    }

    private static async Task RefusedAsync(RealServer server, SmtpSettings settings)
    {
        var failure = await Assert.ThrowsAsync<IOException>(() => new SmtpMailTransport(settings).SendAsync(Writing_a_message.Message(), CancellationToken.None));
        Assert.DoesNotContain("stefan@holder.example", failure.ToString(), StringComparison.Ordinal);
        Assert.Empty(server.Messages);
    }
}
