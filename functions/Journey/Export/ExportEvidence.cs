using System.Globalization;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey.Papers;
using DigiRenew.Journey.Review;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using Microsoft.Extensions.Logging;

namespace DigiRenew.Journey.Export;

/// <summary>Gives an officer or an auditor the evidence of a finished order; never with private uploads, which only the administrator's command puts in.</summary>
public sealed partial class ExportEvidence(JourneyContext context)
{
    private readonly ILogger _log = context.Logging.CreateLogger<ExportEvidence>();
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

        if (!EvidenceExport.IsFinished(entry.State))
        {
            return Refusal.Because(Problems.OutOfOrder, ("state", entry.State.Name));
        }

        var container = await _export.RunAsync(id, withPrivate: false, cancellationToken).ConfigureAwait(false);
        EvidenceExported(_log, id.Value, caller.Id);
        return new PaperFile(string.Create(CultureInfo.InvariantCulture, $"{id.Number}.asice"), container, Sha256Digest.Of(container));
    }

    [LoggerMessage(EventId = 4101, Level = LogLevel.Information, Message = "Renewal {RenewalId}: its evidence was exported for operator {Operator}")]
    private static partial void EvidenceExported(ILogger logger, Guid renewalId, string @operator);
}
