namespace DigiRenew.Journey.Mail;

/// <summary>Mail to the provider's own addresses. Nobody else would notice that it does not arrive.</summary>
internal static class OwnMail
{
    /// <exception cref="IOException">Not handed over, or the address is refused: a slip in the settings that an administrator must see.</exception>
    public static async Task SendToProviderAsync(this IMailTransport mail, MailMessage message, CancellationToken cancellationToken)
    {
        if (await mail.SendAsync(message, cancellationToken).ConfigureAwait(false) == MailAnswer.AddressRefused)
        {
            throw new IOException($"The mail server refuses the provider’s own address for {message.MessageId}: look at Provider:OfficerMail, FinanceMail and AuditorMail.");
        }
    }
}
