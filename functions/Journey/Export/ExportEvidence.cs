using System.Globalization;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey.Papers;
using DigiRenew.Journey.Review;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Export;

/// <summary>Gives an officer or an auditor the evidence of a finished order whose trail is theirs to read, which is an event; never with private uploads, which only the administrator's command puts in.</summary>
public sealed class ExportEvidence(JourneyContext context)
{
    private readonly PrivateLooks _looks = new(context);
    private readonly EvidenceExport _export = new(EvidenceSources.Of(context), context.Time);

    public async Task<Outcome<PaperFile>> RunAsync(OperatorIdentity caller, RenewalId id, CancellationToken cancellationToken)
    {
        if (!caller.Has(Roles.Officer, Roles.Auditor))
        {
            return Roles.Forbidden;
        }

        if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { State.Facts: not null } entry)
        {
            return Refusal.Because(Problems.NotFound);
        }

        if (!OwnOrders.MayReadTrail(caller, entry))
        {
            return Roles.Forbidden;
        }

        if (!EvidenceExport.IsFinished(entry.State))
        {
            return Refusal.Because(Problems.OutOfOrder, ("state", entry.State.Name));
        }

        var container = await _export.RunAsync(id, withPrivate: false, cancellationToken).ConfigureAwait(false);
        var digest = Sha256Digest.Of(container);
        return await _looks.RecordAsync(caller, id, PrivateData.Evidence, digest, cancellationToken).ConfigureAwait(false) is { } why
            ? why
            : new PaperFile(string.Create(CultureInfo.InvariantCulture, $"{id.Number}.asice"), container, digest);
    }
}
