using DigiRenew.Renewal;

namespace DigiRenew.Journey.Mail;

/// <summary>Hands messages over for delivery, at least once; a repeat carries the same Message-ID.</summary>
public interface IMailTransport
{
    /// <returns>Whether it was taken, or its recipient refused for good.</returns>
    /// <exception cref="IOException">Not handed over, and it is not the message’s fault; worth another try.</exception>
    /// <exception cref="InvalidDataException">The message itself is refused for good, whoever it is for.</exception>
    Task<MailAnswer> SendAsync(MailMessage message, CancellationToken cancellationToken);

    /// <summary>Removes copies of a renewal's messages, where the transport keeps any.</summary>
    Task ForgetAsync(RenewalId id, CancellationToken cancellationToken) => Task.CompletedTask;
}
