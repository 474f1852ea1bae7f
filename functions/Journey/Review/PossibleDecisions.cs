using System.Collections.Immutable;
using DigiRenew.Contracts;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Ordering;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Review;

/// <summary>What an operator could decide on an order as it stands: the decider is asked, so that no page repeats its rules.</summary>
internal static class PossibleDecisions
{
    private static readonly ImmutableArray<string> Everything = ["name", "personal-number", "document-valid"];

    /// <summary>The words of the decisions that would change something.</summary>
    /// <param name="caller">The operator.</param>
    /// <param name="context">The application.</param>
    /// <param name="entry">The order.</param>
    /// <param name="approvalsNeeded">By policy or by what changed: 1 or 2.</param>
    /// <param name="signed">Whether a certificate was signed that is not recorded: such an order can't be refused while it is paid.</param>
    public static ImmutableArray<string> For(OperatorIdentity caller, JourneyContext context, LedgerEntry entry, int approvalsNeeded, bool signed)
    {
        var order = entry.Order;
        return
        [
            .. Candidates(caller, context, order, approvalsNeeded)
                .Where(candidate => RenewalProcess.Decide(candidate.Command, entry.State) is Decision.Accepted { Events.IsEmpty: false })
                .Select(candidate => candidate.Word)
                .Where(word => word != DecisionWords.RefuseOrder || !signed || order.Payment is null)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<(string Word, RenewalCommand Command)> Candidates(
        OperatorIdentity caller, JourneyContext context, OrderFacts order, int approvalsNeeded)
    {
        var none = Sha256Digest.Zero;
        var moment = IssueMoment.Of(context, order);
        if (caller.Has(Roles.Finance))
        {
            var price = order.Draft.Price;
            yield return (DecisionWords.Payment, new RenewalCommand.RegisterPayment(price.Total, price.Currency, none, caller.Id, moment));
            yield return (DecisionWords.Refund, new RenewalCommand.RecordRefund(price.Total, price.Currency, none, caller.Id));
        }

        if (caller.Has(Roles.Finance, Roles.Officer))
        {
            yield return (DecisionWords.AttachProof, new RenewalCommand.AttachPaymentProof(new(none, 0, "pdf", null, caller.Id, none)));
        }

        if (!caller.Has(Roles.Officer))
        {
            yield break;
        }

        yield return (DecisionWords.Approve, new RenewalCommand.Approve(caller.Id, none, Everything, approvalsNeeded, OrderRules.ForApproval(context, order), moment));
        foreach (var kind in Enum.GetValues<UploadKind>())
        {
            yield return (DecisionWords.RefuseUpload, new RenewalCommand.ReturnUpload(kind, caller.Id, none));
        }

        yield return (DecisionWords.RefuseOrder, new RenewalCommand.RefuseOrder(caller.Id, none));
        yield return (DecisionWords.Hold, new RenewalCommand.Hold(caller.Id, "officer"));
        yield return (DecisionWords.Release, new RenewalCommand.Release(caller.Id, none, moment));
        foreach (var blocker in order.Blockers)
        {
            yield return (DecisionWords.Of(blocker), new RenewalCommand.SettleBlocker(blocker, caller.Id, none, "-"));
        }

        if (context.Ports.Revocation is not null)
        {
            yield return (DecisionWords.Revoke, new RenewalCommand.AskRevocation(caller.Id, order.RevocationAsked?.Reason ?? "key-compromise", none));
        }

        yield return (DecisionWords.IssueLate, new RenewalCommand.AllowLateIssuance(caller.Id, none));
    }
}
