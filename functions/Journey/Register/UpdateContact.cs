using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Mail;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Register;

/// <summary>Brings the register's contact up to date: mail to it came back, or two officers settled it.</summary>
public sealed class UpdateContact(JourneyContext context)
{
    private static readonly string[] Certificates = ["old-certificate", "certificate"];

    public async Task<EffectResult> RunAsync(RenewalId id, CancellationToken cancellationToken)
    {
        if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { State.Facts: { } order } entry)
        {
            return EffectResult.Finished;
        }

        var bounced = entry.Events.Last(recorded => recorded.Event is RenewalEvent.ContactBounced or RenewalEvent.BlockerSettled { Blocker: Blocker.Contact }).Event
            is RenewalEvent.ContactBounced;
        var contact = await Recipients.FindAsync(context.Ports.PrivateDocuments, id, order.Contact, cancellationToken).ConfigureAwait(false);
        foreach (var name in Certificates)
        {
            if (await context.Ports.Evidence.FindNamedAsync(id, name, cancellationToken).ConfigureAwait(false) is { } der)
            {
                await UpdateAsync(CertificateFacts.Read(der), contact, bounced, cancellationToken).ConfigureAwait(false);
            }
        }

        return EffectResult.Finished;
    }

    private async Task UpdateAsync(CertificateFacts certificate, string? contact, bool bounced, CancellationToken cancellationToken)
    {
        var register = context.Ports.Register;
        if (await register.FindAsync(Sha256Digest.Of(certificate.Issuer.Span), certificate.Serial, cancellationToken).ConfigureAwait(false) is not { } known)
        {
            return;
        }

        var dead = contact ?? certificate.Email ?? known.Contact; // where it was sent to, unless a file has named it before
        var changed = contact is not null && contact != known.Contact;
        var updated = known with
        {
            Contact = contact ?? known.Contact,
            ContactBounced = bounced,
            BouncedAddress = !bounced ? null : known.BouncedAddress ?? (dead is null ? null : RegisterEntry.DigestOf(dead)),
            ChangedOn = changed ? context.Today : known.ChangedOn,
        };
        if (updated != known)
        {
            await register.PutAsync(updated, cancellationToken).ConfigureAwait(false);
        }
    }
}
