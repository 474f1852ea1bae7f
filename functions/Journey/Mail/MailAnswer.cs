namespace DigiRenew.Journey.Mail;

/// <summary>What became of handing a message over.</summary>
public enum MailAnswer
{
    /// <summary>Taken for delivery; a later failure comes back as a bounce.</summary>
    Taken,

    /// <summary>The address is refused for good: another try would not help.</summary>
    AddressRefused,
}
