using System.Collections.Immutable;
using DigiRenew.Contracts;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Ordering;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Papers;

/// <summary>Makes the four papers of a placed order, keeps them, and records them.</summary>
public sealed class MakePapers(JourneyContext context)
{
    /// <exception cref="InvalidDataException">Certificate or form of an open order is not there.</exception>
    public async Task<EffectResult> RunAsync(RenewalId id, CancellationToken cancellationToken)
    {
        var entry = await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (entry?.State is not (RenewalState.Placed or RenewalState.OnHold { Before: RenewalState.Placed }))
        {
            return EffectResult.Finished;
        }

        var certificate = await context.Ports.Evidence.FindNamedAsync(id, "old-certificate", cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidDataException($"Renewal {id}: the certificate under renewal is missing.");
        var form = await OrderForm.FindAsync(context.Ports.PrivateDocuments, id, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidDataException($"Renewal {id}: the form is missing.");
        var papers = new OrderPapers(context.Settings, entry, CertificateFacts.Read(certificate), form);
        var made = ImmutableArray.CreateBuilder<Paper>();
        foreach (var kind in Enum.GetValues<PaperKind>())
        {
            var content = papers.Write(kind);
            var digest = await context.Ports.Evidence.KeepAsync(id, content, cancellationToken).ConfigureAwait(false);
            made.Add(new(kind, papers.FileName(kind), digest, content.Length));
        }

        await context.Ledger.ExecuteAsync(
            id, Actor.Service, "papers", _ => new RenewalCommand.RecordPapers(made.ToImmutable(), papers.ProformaNumber), cancellationToken).ConfigureAwait(false);
        return EffectResult.Finished;
    }
}
