using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey.Retention;
using DigiRenew.Journey.Sessions;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Papers;

/// <summary>Gives a holder a paper of their order.</summary>
public sealed class ReadPaper(JourneyContext context)
{
    public async Task<Outcome<PaperFile>> RunAsync(HolderSession session, RenewalId id, PaperKind kind, CancellationToken cancellationToken)
    {
        if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } entry
            || !session.MayChange(entry)
            || entry.Order.Papers.FirstOrDefault(paper => paper.Kind == kind) is not { } made)
        {
            return Refusal.Because(Problems.NotFound);
        }

        return await context.Ports.Evidence.FindAsync(id, made.Sha256, cancellationToken).ConfigureAwait(false) is { } content
            ? new PaperFile(made.FileName, content, made.Sha256)
            : entry.Absent(DocumentGroup.Record, context.Settings.Clock);
    }
}
