using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Retention;

/// <summary>
/// Takes the contact out of the register's entries of an order's certificates when the order's record is erased: of those that have expired, and
/// that no other order rests on whose record is kept. What the provider needs of a certificate that is still valid stays.
/// </summary>
internal sealed class ForgetContacts(RetentionSources sources)
{
    public async Task RunAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var draft = entry.Order.Draft.Certificate;
        await ForgetAsync(entry.Id, draft.Issuer, draft.Serial, draft.Sha256, draft.NotAfter, cancellationToken).ConfigureAwait(false);
        if (entry.Order is { Certificate: { } issued, Issuance: { } issuance })
        {
            // Whatever issued it stands in the certificate; where that is gone already, the old one's issuer is as good a guess as there is.
            var der = await sources.Storage.Evidence.FindNamedAsync(entry.Id, "certificate", cancellationToken).ConfigureAwait(false);
            var issuer = der is { } found ? Sha256Digest.Of(Pki.Certificates.CertificateFacts.Read(found).Issuer.Span) : draft.Issuer;
            await ForgetAsync(entry.Id, issuer, issuance.Serial, issued, issuance.NotAfter, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ForgetAsync(
        RenewalId id, Sha256Digest issuer, string serial, Sha256Digest certificate, DateTimeOffset notAfter, CancellationToken cancellationToken)
    {
        if (notAfter >= sources.Time.GetUtcNow()
            || await sources.Storage.Register.FindAsync(issuer, serial, cancellationToken).ConfigureAwait(false) is not { } known
            || known is { Contact: null, BouncedAddress: null }
            || await IsNeededAsync(id, certificate, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        await sources.Storage.Register.PutAsync(known with { Contact = null, ContactBounced = false, BouncedAddress = null }, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> IsNeededAsync(RenewalId id, Sha256Digest certificate, CancellationToken cancellationToken)
    {
        foreach (var other in await sources.Storage.Renewals.FindByCertificateAsync(certificate, cancellationToken).ConfigureAwait(false))
        {
            if (other != id
                && await sources.Ledger.FindAsync(other, cancellationToken).ConfigureAwait(false) is { State.Facts: { } order }
                && !order.Erased.Contains(DocumentGroup.Record))
            {
                return true;
            }
        }

        return false;
    }
}
