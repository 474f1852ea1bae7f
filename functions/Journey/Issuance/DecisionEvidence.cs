using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Pki.Cms;
using DigiRenew.Renewal;
using static DigiRenew.Journey.Issuance.OrderEvidence;

namespace DigiRenew.Journey.Issuance;

/// <summary>
/// Verifies each sealed decision of an order: the seal, what was decided and by whom, and that it was taken on exactly the
/// chain, the files and the key that stand before the event that names it. Payment and approvals must be among them.
/// </summary>
internal sealed class DecisionEvidence(JourneyContext context, OrderEvidence evidence)
{
    public async Task VerifyAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var verified = new Dictionary<Sha256Digest, DecisionStatement>();
        RenewalState before = new RenewalState.NotOrdered();
        foreach (var recorded in entry.Events)
        {
            if (Named(recorded.Event) is { } named)
            {
                verified[named.Decision] = await VerifyAsync(entry.Id, recorded, named, before, cancellationToken).ConfigureAwait(false);
            }

            before = RenewalProcess.Evolve(before, recorded.Event);
        }

        Require(entry.Order.Payment is { } paid && verified.ContainsKey(paid.Decision), "payment-missing");
        var approvals = entry.Order.Approvals;
        var needed = entry.Order.NeedsSecondPerson ? 2 : approvals.Values.Select(decision => NeededBy(verified.GetValueOrDefault(decision))).DefaultIfEmpty(2).Max();
        Require(entry.Order.IsApproved && approvals.Count >= needed && !entry.Order.AllChanged(approvals.Keys), "approval-missing");
        foreach (var (officer, decision) in approvals)
        {
            Require(verified.TryGetValue(decision, out var approval) && approval.Operator == officer, "approval-missing");
            Require(
                Kinds.Required.All(kind => approval!.Uploads.GetValueOrDefault(kind.ToWire()) == entry.Order.Uploads[kind].File.Hex),
                "approval-of-other-uploads");
        }
    }

    /// <summary>How many approvals the order needed when this one was sealed: a policy that changed since then binds the next order. Where it does not say, as today.</summary>
    private int NeededBy(DecisionStatement? approval) =>
        int.TryParse(approval?.Details.GetValueOrDefault(SealedDecision.Approvals), CultureInfo.InvariantCulture, out var needed) ? needed : context.Settings.ApprovalsNeeded;

    private async Task<DecisionStatement> VerifyAsync(RenewalId id, RecordedEvent recorded, NamedDecision named, RenewalState before, CancellationToken cancellationToken)
    {
        var what = "decision-" + named.Word;
        var cms = await evidence.FindAsync(id, named.Decision, what, cancellationToken).ConfigureAwait(false);
        var verdict = CadesSignature.Verify(cms, StatementTypes.Decision, null);
        Require(verdict.Check.Passed && context.Ports.Seal.IsSeal(verdict.Signer), what + "-seal");
        var statement = JsonSerializer.Deserialize(verdict.Content.Span, WireJson.Default.DecisionStatement) ?? throw Broken(what);
        Require(
            statement.Purpose == Purposes.Decision && statement.Order == id.Value && statement.Decision == named.Word && statement.Operator == named.By,
            what);
        Require(statement.Head == recorded.Previous.Hex, what + "-head");
        var order = before.Facts ?? throw Broken(what + "-head");
        Require(statement.NewKeySha256 == order.Draft.NewKey.Hex, what + "-key");
        Require(SealedDecision.UploadsOf(order).SequenceEqual(statement.Uploads.ToImmutableSortedDictionary(StringComparer.Ordinal)), what + "-uploads");
        Require(named.Details.All(pair => statement.Details.GetValueOrDefault(pair.Key) == pair.Value), what + "-details");
        return statement;
    }

    private static NamedDecision? Named(RenewalEvent happened) => happened switch
    {
        RenewalEvent.PaymentRegistered e => new(
            DecisionWords.Payment, e.By, e.Decision, [("amount", e.Amount.ToString("0.00", CultureInfo.InvariantCulture)), ("currency", e.Currency)]),
        RenewalEvent.ApprovalGiven e => new(DecisionWords.Approve, e.Officer, e.Decision),
        RenewalEvent.OrderApproved e => new(DecisionWords.Approve, e.Officer, e.Decision),
        RenewalEvent.UploadReturned e => new(DecisionWords.RefuseUpload, e.Officer, e.Decision, [("kind", e.Kind.ToWire())]),
        RenewalEvent.ContactProposed e => new(DecisionWords.Contact, e.Officer, e.Decision),
        RenewalEvent.BlockerSettled e => new(DecisionWords.Of(e.Blocker), e.Officer, e.Decision),
        RenewalEvent.PaymentProofAttached e => new(DecisionWords.AttachProof, e.By, e.Decision, [("file", e.File.Hex)]),
        RenewalEvent.OrderHeld { Decision: { } decision } e => new(DecisionWords.Hold, e.By, decision),
        RenewalEvent.OrderReleased e => new(DecisionWords.Release, e.By, e.Decision),
        RenewalEvent.LateIssuanceAllowed e => new(DecisionWords.IssueLate, e.Officer, e.Decision),
        _ => null,
    };

    /// <summary>A decision as an event names it.</summary>
    private sealed record NamedDecision(string Word, string By, Sha256Digest Decision, params ImmutableArray<(string Key, string Value)> Details);
}
