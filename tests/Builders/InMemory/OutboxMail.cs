using DigiRenew.Journey.Mail;

namespace DigiRenew.Tests.Builders.InMemory;

/// <summary>Keeps what was handed over; fails while it is told to.</summary>
public sealed class OutboxMail : IMailTransport
{
    public List<MailMessage> Sent { get; } = [];

    public bool OutOfReach { get; set; }

    /// <summary>Addresses that the mail server refuses for good.</summary>
    public HashSet<string> Refused { get; } = [];

    public Task<MailAnswer> SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        if (OutOfReach)
        {
            throw new IOException("The mail server is out of reach.");
        }

        if (Refused.Contains(message.To))
        {
            return Task.FromResult(MailAnswer.AddressRefused);
        }

        Sent.Add(message);
        return Task.FromResult(MailAnswer.Taken);
    }
}
