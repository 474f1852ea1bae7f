using System.Collections.Immutable;
using System.Globalization;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Mail;
using DigiRenew.Journey.Ordering;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using DigiRenew.Renewal.Rules;

namespace DigiRenew.Journey.Review;

/// <summary>An operator's decision, sealed and recorded.</summary>
public sealed class DecideOrder(JourneyContext context)
{
    private const int LongestReason = 2000;
    private const int LongestDetail = 500;
    private const int MostDetails = 16;
    private const string Email = "email";

    private static readonly ImmutableSortedSet<string> Comparable =
        ImmutableSortedSet.Create(StringComparer.Ordinal, "name", "birth-date", "personal-number", "document-valid");

    private readonly OperatorAct _act = new(context);

    /// <param name="caller">The operator.</param>
    /// <param name="id">The order.</param>
    /// <param name="version">The version the operator saw (If-Match).</param>
    /// <param name="request">The decision.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<ReviewOrderView>> RunAsync(OperatorIdentity caller, RenewalId id, long version, DecisionRequest request, CancellationToken cancellationToken)
    {
        if (!caller.Has(Roles.Officer))
        {
            return Roles.Forbidden;
        }

        if (Invalid(request) is { } invalid)
        {
            return invalid;
        }

        var reason = WrittenReason.Of(request.Reason);
        return await _act.RunAsync(
            caller, id, request.Decision, (entry, token) => CommandAsync(caller, version, request, reason, entry, token), cancellationToken).ConfigureAwait(false);
    }

    private Refusal? Invalid(DecisionRequest request)
    {
        if (request.Details is { } given && (given.Count > MostDetails || given.Any(pair => pair.Key.Length + pair.Value.Length > LongestDetail)))
        {
            return Field("details", "length");
        }

        return request.Decision switch
        {
            DecisionWords.RefuseUpload or DecisionWords.RefuseOrder or DecisionWords.Hold when string.IsNullOrWhiteSpace(request.Reason) =>
                Refusal.Because(Problems.ReasonMissing),
            _ when request.Reason?.Length > LongestReason => Field("reason", "length"),
            DecisionWords.RefuseUpload when Kinds.ParseUpload(request.Kind) is null => Field("kind", request.Kind ?? "-"),
            DecisionWords.Identification => InvalidIdentification(request),
            DecisionWords.Contact => InvalidContact(request),
            DecisionWords.Authorisation => InvalidAuthorisation(request),
            _ => null,
        };
    }

    /// <summary>An identification is recorded with method, evidence and date (SPEC §2), and its method is one that policy accepts.</summary>
    private Refusal? InvalidIdentification(DecisionRequest request)
    {
        var details = request.Details ?? ImmutableDictionary<string, string>.Empty;
        var method = details.GetValueOrDefault("method");
        return method is null || !context.Settings.AcceptedIdentificationMethods.Contains(method) ? Field("details.method", method ?? "-")
            : string.IsNullOrWhiteSpace(details.GetValueOrDefault("evidence")) ? Field("details.evidence", "-")
            : !DateOnly.TryParseExact(details.GetValueOrDefault("date"), "yyyy-MM-dd", out var date) || date > context.Today ? Field("details.date", "yyyy-MM-dd")
            : null;
    }

    /// <summary>A contact is settled with how it was verified and, where it changes, with the new address.</summary>
    private static Refusal? InvalidContact(DecisionRequest request) =>
        string.IsNullOrWhiteSpace(request.Details?.GetValueOrDefault("method")) ? Field("details.method", "-")
        : request.Details.TryGetValue(Email, out var email) && !Recipients.IsAddress(email) ? Field("details.email", "format")
        : null;

    /// <summary>A subscriber's consent is recorded with how it was given, and what the officer looked up to know who represents the organisation.</summary>
    private static Refusal? InvalidAuthorisation(DecisionRequest request)
    {
        var details = request.Details ?? ImmutableDictionary<string, string>.Empty;
        var method = details.GetValueOrDefault("method");
        return method is not (SubscriberConsent.Upload or SubscriberConsent.LegalRepresentative) ? Field("details.method", method ?? "-")
            : string.IsNullOrWhiteSpace(details.GetValueOrDefault("evidence")) ? Field("details.evidence", "-")
            : null;
    }

    private static Refusal Field(string field, string reason) => Refusal.Because(Problems.FormInvalid, ("field", field), ("reason", reason));

    private async Task<Outcome<RenewalCommand>> CommandAsync(
        OperatorIdentity caller, long version, DecisionRequest request, WrittenReason? reason, LedgerEntry entry, CancellationToken cancellationToken)
    {
        if (entry.State is RenewalState.NotOrdered)
        {
            return Refusal.Because(Problems.NotFound);
        }

        if (!entry.IsUnchangedSince(version))
        {
            return Refusal.Because(Problems.PreconditionFailed);
        }

        if (request.Decision == DecisionWords.RefuseOrder && !entry.State.IsEnded && entry.Order.Payment is not null
            && await SignCertificate.IsSignedAsync(context, entry.Order, cancellationToken).ConfigureAwait(false))
        {
            return Refusal.Because(Problems.SignedAlready);
        }

        var approvals = await SecondPerson.ApprovalsNeededAsync(context, entry.Order, cancellationToken).ConfigureAwait(false);
        var command = Command(caller.Id, request, entry, approvals);
        if (command is Outcome<Func<Sha256Digest, RenewalCommand>>.Refused refused)
        {
            return refused.Why;
        }

        var made = ((Outcome<Func<Sha256Digest, RenewalCommand>>.Done)command).Value;
        if (RenewalProcess.Decide(made(Sha256Digest.Zero), entry.State) is Decision.Accepted { Events.IsEmpty: false } && reason is not null)
        {
            await reason.KeepAsync(context.Ports.PrivateDocuments, entry.Id, cancellationToken).ConfigureAwait(false);
        }

        if (request.Decision == DecisionWords.Contact && await ProposeAsync(caller.Id, request, entry, cancellationToken).ConfigureAwait(false) is { } own)
        {
            return own;
        }

        return await SealedDecision
            .CommandAsync(context, entry, request.Decision, caller.Id, Details(request, reason, entry, approvals), made, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Keeps the new address before the event that names its digest; nobody confirms what they proposed themselves.</summary>
    private async Task<Refusal?> ProposeAsync(string officer, DecisionRequest request, LedgerEntry entry, CancellationToken cancellationToken)
    {
        var address = AddressOf(request, entry.Id);
        if (entry.Order.ContactProposal is { } first && first.Officer == officer && first.Address == address && first.Method == request.Details!["method"])
        {
            return Refusal.Because(Problems.OwnChange);
        }

        if (request.Details!.TryGetValue(Email, out var email))
        {
            await Recipients.KeepAsync(context.Ports, entry.Id, email, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private Sha256Digest? AddressOf(DecisionRequest request, RenewalId id) =>
        request.Details?.GetValueOrDefault(Email) is { } email ? Recipients.DigestOf(context.Ports.Secrets, id, email) : null;

    private Outcome<Func<Sha256Digest, RenewalCommand>> Command(string officer, DecisionRequest request, LedgerEntry entry, int approvalsNeeded) => request.Decision switch
    {
        DecisionWords.Approve => Make(decision => new RenewalCommand.Approve(
            officer, decision, Compared(request), approvalsNeeded, OrderRules.ForApproval(context, entry.Order), IssueMoment.Of(context, entry.Order))),
        DecisionWords.RefuseUpload => Make(decision => new RenewalCommand.ReturnUpload(Kinds.ParseUpload(request.Kind)!.Value, officer, decision)),
        DecisionWords.RefuseOrder => Make(decision => new RenewalCommand.RefuseOrder(officer, decision)),
        DecisionWords.Hold => Make(decision => new RenewalCommand.Hold(officer, "officer", decision)),
        DecisionWords.Release => Make(decision => new RenewalCommand.Release(officer, decision, IssueMoment.Of(context, entry.Order))),
        DecisionWords.Identification => Settle(Blocker.Identification, officer, request),
        DecisionWords.Authorisation => Settle(Blocker.SubscriberConsent, officer, request),
        DecisionWords.Contact => Make(decision => new RenewalCommand.SettleBlocker(
            Blocker.Contact, officer, decision, request.Details!["method"], AddressOf(request, entry.Id))),
        DecisionWords.IssueLate => Make(decision => new RenewalCommand.AllowLateIssuance(officer, decision)),
        _ => Field("decision", request.Decision),
    };

    private static Func<Sha256Digest, RenewalCommand> Make(Func<Sha256Digest, RenewalCommand> command) => command;

    private static Func<Sha256Digest, RenewalCommand> Settle(Blocker blocker, string officer, DecisionRequest request) =>
        decision => new RenewalCommand.SettleBlocker(blocker, officer, decision, request.Details?.GetValueOrDefault("method") ?? request.Decision);

    private static ImmutableArray<string> Compared(DecisionRequest request) => [.. Comparable.Intersect(request.Compared ?? [])];

    /// <summary>
    /// For the sealed decision: an approval names how many were needed and the rule that it rests on; an address and a reason go in by their salted digests only.
    /// </summary>
    private ImmutableSortedDictionary<string, string> Details(DecisionRequest request, WrittenReason? reason, LedgerEntry entry, int approvalsNeeded)
    {
        var details = (request.Details ?? ImmutableDictionary<string, string>.Empty)
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
        if (request.Decision == DecisionWords.Approve)
        {
            details = details.SetItem("compared", string.Join(',', Compared(request)))
                .SetItem(SealedDecision.Approvals, approvalsNeeded.ToString(CultureInfo.InvariantCulture));
            if (OrderRules.ForApproval(context, entry.Order) is RuleVerdict.Yes permitted)
            {
                details = details.SetItem("rule", permitted.Rule.Name)
                    .SetItem("ruleVersion", permitted.Rule.Version)
                    .SetItem("ruleLast", permitted.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }
        }

        if (request.Decision == DecisionWords.Contact && AddressOf(request, entry.Id) is { } address)
        {
            details = details.Remove(Email).SetItem("address", address.Hex);
        }

        details = reason is null ? details.Remove(WrittenReason.Detail) : details.SetItem(WrittenReason.Detail, reason.Digest.Hex);
        return request.Kind is { } kind ? details.SetItem("kind", kind) : details;
    }
}
