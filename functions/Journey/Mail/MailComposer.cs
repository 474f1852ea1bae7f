using System.Collections.Immutable;
using System.Globalization;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey.Configuration;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Mail;

/// <summary>Writes a message as text and as HTML, with the helpdesk under it and an id that a repeat has too.</summary>
internal static class MailComposer
{
    /// <param name="context">Provider and origin.</param>
    /// <param name="entry">The order.</param>
    /// <param name="pending">The effect, whose id makes the Message-ID.</param>
    /// <param name="text">What to say.</param>
    /// <param name="values">The placeholders' values; a paragraph that has nothing in it is left out.</param>
    /// <param name="to">Recipient.</param>
    /// <param name="language">In which language.</param>
    /// <param name="due">When it was first due, or null for the moment of its record.</param>
    /// <param name="attachments">Files.</param>
    public static MailMessage Compose(
        JourneyContext context,
        LedgerEntry entry,
        PendingEffect pending,
        MailText text,
        IReadOnlyDictionary<string, string> values,
        string to,
        Language language,
        DateTimeOffset? due,
        ImmutableArray<MailAttachment> attachments) =>
        Compose(context, $"{entry.Id}.{pending.Id}", text, values, to, language, due ?? RecordedAt(entry, pending), attachments);

    /// <summary>Writes a message that is about no order.</summary>
    /// <param name="context">Provider and origin.</param>
    /// <param name="name">Makes the Message-ID with the origin's host: the same for every repeat.</param>
    /// <param name="text">What to say.</param>
    /// <param name="values">The placeholders' values; a paragraph that has nothing in it is left out.</param>
    /// <param name="to">Recipient.</param>
    /// <param name="language">In which language.</param>
    /// <param name="date">When it was first due.</param>
    /// <param name="attachments">Files.</param>
    public static MailMessage Compose(
        JourneyContext context,
        string name,
        MailText text,
        IReadOnlyDictionary<string, string> values,
        string to,
        Language language,
        DateTimeOffset date,
        ImmutableArray<MailAttachment> attachments)
    {
        var settings = context.Settings;
        (string, string)[] pairs = [.. values.Select(value => (value.Key, value.Value))];
        ImmutableArray<string> paragraphs =
        [
            MailTexts.Greeting.In(language),
            .. text.Paragraphs.Select(paragraph => paragraph.In(language, pairs)).Where(paragraph => paragraph.Length > 0),
            Helpdesk(settings, language),
        ];
        var subject = text.Subject.In(language, pairs);
        return new(
            $"{name}@{new Uri(settings.Origin).Host}",
            settings.MailFrom,
            settings.Name,
            to,
            subject,
            string.Join("\n\n", paragraphs) + "\n",
            MailPage.Write(subject, settings.Name, language, paragraphs),
            language.ToTag(),
            date,
            attachments);
    }

    /// <summary>The same message to another address, with an id of its own, so that its fate is not taken for the first one's.</summary>
    public static MailMessage Copy(MailMessage message) => message with { MessageId = message.MessageId.Replace("@", ".copy@", StringComparison.Ordinal) };

    private static string Helpdesk(ProviderSettings settings, Language language) => MailTexts.Helpdesk.In(
        language,
        ("provider", settings.Name),
        ("email", settings.Contacts.Email),
        ("telephone", settings.Contacts.Telephone),
        ("hours", settings.Contacts.Hours),
        ("website", settings.Contacts.Website));

    /// <summary>An effect's id begins with the sequence of the record that caused it.</summary>
    private static DateTimeOffset RecordedAt(LedgerEntry entry, PendingEffect pending) =>
        EventCodec.Read(entry.Records[int.Parse(pending.Id.Split('.')[0], CultureInfo.InvariantCulture) - 1]).At;
}
