using System.Collections.Immutable;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey.Configuration;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Ordering;
using DigiRenew.Journey.Reminders;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;
using Microsoft.Extensions.Logging;

namespace DigiRenew.Journey.Mail;

/// <summary>Writes a message to the holder's contact of record and hands it over. One whose reason has passed is not sent.</summary>
public sealed partial class SendMail(JourneyContext context)
{
    /// <summary>The cause in the trail where the mail server refuses the address at once.</summary>
    private const string AddressRefused = "address-refused";

    private readonly ILogger _log = context.Logging.CreateLogger<SendMail>();
    private readonly MailValues _values = new(context);
    private readonly RecordBounce _bounce = new(context);

    public async Task<EffectResult> RunAsync(RenewalId id, PendingEffect pending, RenewalEffect.SendMail mail, CancellationToken cancellationToken)
    {
        if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { State: RenewalState.Ordered state } entry
            || !IsCalledFor(mail, state))
        {
            return EffectResult.Finished;
        }

        var form = await OrderForm.FindAsync(context.Ports.PrivateDocuments, id, cancellationToken).ConfigureAwait(false);
        var values = await _values.OfAsync(entry, mail, cancellationToken).ConfigureAwait(false);
        if (form is null || (mail.Kind is MailKind.Code or MailKind.CorrespondenceCode && values["code"].Length == 0))
        {
            NothingToSend(_log, id.Value, mail.Kind);
            return EffectResult.Finished;
        }

        var attachments = mail.Kind == MailKind.Papers && context.Settings.PapersByMail == PapersByMail.Attached ? await PapersAsync(entry, cancellationToken).ConfigureAwait(false) : [];
        var documents = context.Ports.PrivateDocuments;
        var order = entry.Order;
        var compose = (MailText text, string to) => MailComposer.Compose(context, entry, pending, text, values, to, order.Draft.Language, mail.At, attachments);
        if (mail.Kind == MailKind.CorrespondenceCode)
        {
            return await Recipients.FindAsync(documents, id, order.CorrespondenceAsked?.Address, cancellationToken).ConfigureAwait(false) is { } asked
                ? await SendAsync(compose(TextOf(mail.Kind, order), asked), cancellationToken).ConfigureAwait(false)
                : EffectResult.Finished;
        }

        values = values.SetItem("link", NoticeLink.AddressOf(context.Settings, context.Ports.Secrets, id));
        var contact = await Recipients.ContactAsync(documents, order, form, cancellationToken).ConfigureAwait(false);
        var message = compose(WithNotMe(TextOf(mail.Kind, order)), contact);
        if (!IsForContactOnly(mail.Kind)
            && await Recipients.FindAsync(documents, id, order.Correspondence, cancellationToken).ConfigureAwait(false) is { } other
            && other != contact)
        {
            await SendAsync(MailComposer.Copy(compose(TextOf(mail.Kind, order), other)), cancellationToken).ConfigureAwait(false);
        }

        return await SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A refused contact of record is a message that came back; to another address it changes nothing, as <see cref="RecordBounce"/> sees by the id.</summary>
    private async Task<EffectResult> SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        if (await context.Ports.Mail.SendAsync(message, cancellationToken).ConfigureAwait(false) == MailAnswer.AddressRefused)
        {
            await _bounce.RunAsync(message.MessageId, AddressRefused, cancellationToken).ConfigureAwait(false);
        }

        return EffectResult.Finished;
    }

    /// <summary>Codes and security notices go to the contact of record only, and so does the way to say “this wasn’t me” (SPEC §2).</summary>
    private static bool IsForContactOnly(MailKind kind) => kind is MailKind.Code or MailKind.OnHold or MailKind.Revoked;

    /// <summary>Every message to the holder ends with the way to say “this wasn’t me”.</summary>
    private static MailText WithNotMe(MailText text) => text with { Paragraphs = text.Paragraphs.Add(NotMeTexts.InMail) };

    private bool IsCalledFor(RenewalEffect.SendMail mail, RenewalState.Ordered state) => mail.Kind switch
    {
        MailKind.Code => state is RenewalState.Drafted && state.Order.Draft.CodeExpires > context.Now,
        MailKind.Papers => !state.IsEnded && !state.Order.Papers.IsEmpty,
        MailKind.Reminder => WaitsForHolder(state),
        MailKind.UploadRefused => !state.IsEnded && mail.About is { } kind && state.Order.StatusOf(kind) == UploadStatus.Refused,
        MailKind.PaymentRegistered => !state.IsEnded,
        MailKind.Approved => !state.IsEnded && state.Order.IsApproved,
        MailKind.Issued or MailKind.NotInstalled => state is RenewalState.Issued,
        MailKind.Installed => state is RenewalState.Installed,
        MailKind.OrderRefused => state is RenewalState.Ended { Cause: EndCause.Refused },
        MailKind.Cancelled => state is RenewalState.Ended { Cause: EndCause.Cancelled },
        MailKind.Lapsed => state is RenewalState.Ended { Cause: EndCause.Lapsed },
        MailKind.Revoked => state is RenewalState.Ended { Cause: EndCause.Revoked },
        MailKind.OnHold => state is RenewalState.OnHold,
        MailKind.CorrespondenceCode => state.Order.CorrespondenceAsked is { } asked && asked.Expires > context.Now,
        MailKind.Refunded => state is RenewalState.Ended { Order.Refund: not null },
        _ => throw new ArgumentOutOfRangeException(nameof(mail)),
    };

    /// <summary>Whether something is missing that only the holder can do: uploads or the payment.</summary>
    private static bool WaitsForHolder(RenewalState.Ordered state) => state switch
    {
        RenewalState.Placed or RenewalState.AwaitingUploads => true,
        RenewalState.AwaitingIdentification or RenewalState.UnderReview or RenewalState.Approved => state.Order.Payment is null,
        _ => false,
    };

    private MailText TextOf(MailKind kind, OrderFacts order) => kind switch
    {
        MailKind.Code => MailTexts.Code,
        MailKind.Papers when context.Settings.PapersByMail == PapersByMail.Fetched => MailTexts.PapersToFetch,
        MailKind.Papers => MailTexts.Papers,
        MailKind.Reminder => MailTexts.Reminder,
        MailKind.UploadRefused => MailTexts.UploadRefused,
        MailKind.PaymentRegistered => MailTexts.PaymentRegistered,
        MailKind.Approved => MailTexts.Approved,
        MailKind.Issued => MailTexts.Issued,
        MailKind.NotInstalled => MailTexts.NotInstalled,
        MailKind.Installed => MailTexts.Installed,
        MailKind.OrderRefused => MailTexts.OrderRefused,
        MailKind.Cancelled => MailTexts.Cancelled,
        MailKind.Lapsed => order.IsApproved ? MailTexts.LapsedUnpaid : MailTexts.Lapsed,
        MailKind.Revoked => MailTexts.Revoked,
        MailKind.OnHold => MailTexts.OnHold,
        MailKind.CorrespondenceCode => MailTexts.CorrespondenceCode,
        MailKind.Refunded => MailTexts.Refunded,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private async Task<ImmutableArray<MailAttachment>> PapersAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var attachments = ImmutableArray.CreateBuilder<MailAttachment>();
        foreach (var paper in entry.Order.Papers)
        {
            var content = await context.Ports.Evidence.FindAsync(entry.Id, paper.Sha256, cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidDataException($"The evidence lacks {paper.Kind}.");
            attachments.Add(new(paper.FileName, "application/pdf", content));
        }

        return attachments.ToImmutable();
    }

    [LoggerMessage(EventId = 2001, Level = LogLevel.Warning, Message = "Renewal {RenewalId}: {Kind} has no recipient or no content any more and was not sent")]
    private static partial void NothingToSend(ILogger logger, Guid renewalId, MailKind kind);
}
