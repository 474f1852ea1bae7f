using DigiRenew.Renewal;

namespace DigiRenew.Journey.Mail;

/// <summary>Hands messages over for delivery, at least once; a repeat carries the same Message-ID.</summary>
public interface IMailTransport
{
    /// <exception cref="IOException">Not handed over; worth another try.</exception>
    Task SendAsync(MailMessage message, CancellationToken cancellationToken);

    /// <summary>Removes copies of a renewal's messages, where the transport keeps any.</summary>
    Task ForgetAsync(RenewalId id, CancellationToken cancellationToken) => Task.CompletedTask;
}
