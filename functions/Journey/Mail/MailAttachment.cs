namespace DigiRenew.Journey.Mail;

/// <summary>A file in a message.</summary>
public sealed record MailAttachment(string FileName, string MediaType, ReadOnlyMemory<byte> Content);
