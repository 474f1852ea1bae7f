using DigiRenew.Journey.Mail;

namespace DigiRenew.Tests.Builders.InMemory;

/// <summary>Keeps what was handed over; fails while it is told to.</summary>
public sealed class OutboxMail : IMailTransport
{
    public List<MailMessage> Sent { get; } = [];

    public bool OutOfReach { get; set; }

    public Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        if (OutOfReach)
        {
            throw new IOException("The mail server is out of reach.");
        }

        Sent.Add(message);
        return Task.CompletedTask;
    }
}
