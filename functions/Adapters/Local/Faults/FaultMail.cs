using DigiRenew.Adapters.Local.Mail;
using DigiRenew.Journey.Mail;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.Local.Faults;

/// <summary>Points <c>mail</c> and <c>mail-forgotten</c>; each message that was handed over is noted, since a transport may keep no repeats.</summary>
internal sealed class FaultMail(IMailTransport inner, FaultHook hook) : IMailTransport
{
    public Task<MailAnswer> SendAsync(MailMessage message, CancellationToken cancellationToken) =>
        hook.AroundAsync("mail", async () =>
        {
            var answer = await inner.SendAsync(message, cancellationToken).ConfigureAwait(false);
            hook.Tell($"{message.MessageId} {Sha256Digest.Of(MimeWriter.Write(message)).Hex}");
            return answer;
        });

    public Task ForgetAsync(RenewalId id, CancellationToken cancellationToken) =>
        hook.AroundAsync("mail-forgotten", () => inner.ForgetAsync(id, cancellationToken));
}
