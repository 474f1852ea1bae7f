using DigiRenew.Journey.Mail;

namespace DigiRenew.Hosts.AzureFunctions;

/// <summary>Of the parts that send no mail, and have no key of the mail service: an effect that meets it stays pending, for verify.</summary>
internal sealed class NoMail : IMailTransport
{
    public Task<MailAnswer> SendAsync(MailMessage message, CancellationToken cancellationToken) => throw new InvalidOperationException("This part sends no mail.");
}
