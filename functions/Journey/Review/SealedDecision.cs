using System.Collections.Immutable;
using System.Text.Json;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Pki.Cms;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Review;

/// <summary>
/// What an operator decided, with what was judged: the chain's head, the uploads and the new key. Sealed, and kept as
/// evidence before the event that names it, so that issuance need not trust a stored field.
/// </summary>
internal static class SealedDecision
{
    /// <summary>The detail of an approval that says how many the order needed.</summary>
    public const string Approvals = "approvals";

    /// <summary>
    /// Makes the command of a decision. A decision that would be refused, or was taken before, is neither sealed nor kept.
    /// </summary>
    public static async Task<RenewalCommand> CommandAsync(
        JourneyContext context,
        LedgerEntry entry,
        string word,
        string by,
        ImmutableSortedDictionary<string, string> details,
        Func<Sha256Digest, RenewalCommand> command,
        CancellationToken cancellationToken)
    {
        var trial = command(Sha256Digest.Zero);
        return RenewalProcess.Decide(trial, entry.State) is Decision.Accepted { Events.IsEmpty: false }
            ? command(await KeepAsync(context, entry, word, by, details, cancellationToken).ConfigureAwait(false))
            : trial;
    }

    /// <summary>The sealed statement that an event names; its seal is not verified here.</summary>
    public static async Task<DecisionStatement?> FindAsync(JourneyContext context, RenewalId id, Sha256Digest digest, CancellationToken cancellationToken)
    {
        var cms = await context.Ports.Evidence.FindAsync(id, digest, cancellationToken).ConfigureAwait(false);
        var verdict = cms is null ? null : CadesSignature.Verify(cms.Value, StatementTypes.Decision, null);
        return verdict is { Check.Passed: true }
            ? JsonSerializer.Deserialize(verdict.Content.Span, WireJson.Default.DecisionStatement)
            : null;
    }

    /// <summary>The newest file of each kind, by wire name.</summary>
    public static ImmutableSortedDictionary<string, string> UploadsOf(OrderFacts order) =>
        order.Uploads.Values.ToImmutableSortedDictionary(slot => slot.Kind.ToWire(), slot => slot.File.Hex, StringComparer.Ordinal);

    private static async Task<Sha256Digest> KeepAsync(
        JourneyContext context, LedgerEntry entry, string word, string by, ImmutableSortedDictionary<string, string> details, CancellationToken cancellationToken)
    {
        var statement = new DecisionStatement(
            Purposes.Decision,
            entry.Id.Value,
            word,
            by,
            context.Now,
            entry.Head.Hex,
            UploadsOf(entry.Order),
            entry.Order.Draft.NewKey.Hex,
            details);
        var seal = context.Ports.Seal;
        var cms = await CadesSignature.SignAsync(
            JsonSerializer.SerializeToUtf8Bytes(statement, WireJson.Default.DecisionStatement),
            StatementTypes.Decision,
            detached: false,
            seal.Certificate,
            [],
            seal.Key,
            context.Now,
            cancellationToken).ConfigureAwait(false);
        return await context.Ports.Evidence.KeepAsync(entry.Id, cms, cancellationToken).ConfigureAwait(false);
    }
}
