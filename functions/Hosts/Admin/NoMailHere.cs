using DigiRenew.Journey.Mail;

namespace DigiRenew.Hosts.Admin;

/// <summary>Of a service on Azure: it keeps no copies of mails, and this program sends none.</summary>
internal sealed class NoMailHere : IMailTransport
{
    public Task<MailAnswer> SendAsync(MailMessage message, CancellationToken cancellationToken) => throw new InvalidOperationException("digirenew-admin sends no mail.");
}
