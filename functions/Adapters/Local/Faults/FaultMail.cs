using DigiRenew.Journey.Mail;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.Local.Faults;

/// <summary>Points <c>mail</c> and <c>mail-forgotten</c>.</summary>
internal sealed class FaultMail(IMailTransport inner, FaultHook hook) : IMailTransport
{
    public Task<MailAnswer> SendAsync(MailMessage message, CancellationToken cancellationToken) =>
        hook.AroundAsync("mail", () => inner.SendAsync(message, cancellationToken));

    public Task ForgetAsync(RenewalId id, CancellationToken cancellationToken) =>
        hook.AroundAsync("mail-forgotten", () => inner.ForgetAsync(id, cancellationToken));
}
