namespace DigiRenew.Contracts.Wire;

/// <summary>What became of a mail service's events.</summary>
/// <param name="Heard">How many told of a message to a contact of record that was not delivered.</param>
public sealed record MailEventsView(int Heard);
