using DigiRenew.Journey.Mail;

namespace DigiRenew.Adapters.Local.Faults;

/// <summary>Point <c>mail</c>.</summary>
internal sealed class FaultMail(IMailTransport inner, FaultHook hook) : IMailTransport
{
    public Task SendAsync(MailMessage message, CancellationToken cancellationToken) =>
        hook.AroundAsync("mail", () => inner.SendAsync(message, cancellationToken));
}
