using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Ordering;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Review;

/// <summary>The personal number whole, typed or from the certificate: for an officer who asks for it while the order is under review. Each look is an event.</summary>
public sealed class ReadPersonalNumber(JourneyContext context)
{
    private readonly PrivateLooks _looks = new(context);

    public async Task<Outcome<PersonalNumberView>> RunAsync(OperatorIdentity caller, RenewalId id, CancellationToken cancellationToken)
    {
        if (!caller.Has(Roles.Officer))
        {
            return Roles.Forbidden;
        }

        if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { State.Facts: not null } entry)
        {
            return Refusal.Because(Problems.NotFound);
        }

        if (!entry.State.IsUnderReview)
        {
            return Roles.Forbidden;
        }

        if (await _looks.RecordAsync(caller, id, PrivateData.PersonalNumber, file: null, cancellationToken).ConfigureAwait(false) is { } why)
        {
            return why;
        }

        var form = await OrderForm.FindAsync(context.Ports.PrivateDocuments, id, cancellationToken).ConfigureAwait(false);
        return new PersonalNumberView(form?.PersonalNumber ?? await FromCertificateAsync(entry, cancellationToken).ConfigureAwait(false));
    }

    private async Task<string?> FromCertificateAsync(LedgerEntry entry, CancellationToken cancellationToken) =>
        await context.Ports.Evidence.FindNamedAsync(entry.Id, "old-certificate", cancellationToken).ConfigureAwait(false) is { } old
            ? CertificateFacts.Read(old).SubjectName.SerialNumber
            : null;
}
