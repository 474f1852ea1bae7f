using System.Collections.Immutable;

namespace DigiRenew.Journey.Mail;

/// <summary>One message.</summary>
/// <param name="MessageId">Without angle brackets; the same for every repeat.</param>
/// <param name="From">Sender's address.</param>
/// <param name="FromName">Sender's name.</param>
/// <param name="To">The holder's contact of record, or an officer's address.</param>
/// <param name="Subject">Subject.</param>
/// <param name="Text">Plain text, LF.</param>
/// <param name="Html">The same as HTML.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Date">When it was first due (UTC).</param>
/// <param name="Attachments">Files.</param>
public sealed record MailMessage(
    string MessageId,
    string From,
    string FromName,
    string To,
    string Subject,
    string Text,
    string Html,
    string Language,
    DateTimeOffset Date,
    ImmutableArray<MailAttachment> Attachments);
