using DigiRenew.Renewal;
using FsCheck;
using FsCheck.Fluent;

namespace DigiRenew.Tests.Unit.Renewal;

public sealed class Any_path_of_commands
{
    private static readonly Gen<string[]> Paths = Gen.ArrayOf(Gen.Elements(Given.Commands.Keys.ToArray()), 40);

    private static readonly Config Configuration = Config.QuickThrowOnFailure.WithMaxTest(3000);

    [Fact]
    public void never_issues_without_approval_payment_and_verified_uploads() => Check.One(Configuration, Prop.ForAll(Arb.From(Paths), path =>
        Steps(path).All(step => step.Happened is not (RenewalEvent.IssuanceFixed or RenewalEvent.CertificateIssued)
            || (step.After.Facts is { IsApproved: true, Payment: not null, UploadsComplete: true, Blockers.IsEmpty: true } && step.After.Facts.Issuance is not null))));

    [Fact]
    public void never_leaves_an_end() => Check.One(Configuration, Prop.ForAll(Arb.From(Paths), path =>
    {
        var states = States(path).ToList();
        var end = states.FindIndex(state => state is RenewalState.Ended);
        return end < 0 || states.Skip(end).All(state => state is RenewalState.Ended);
    }));

    [Fact]
    public void holds_at_most_one_fixed_issuance_and_one_payment_that_stands() => Check.One(Configuration, Prop.ForAll(Arb.From(Paths), path =>
    {
        var events = Events(path).ToList();
        return events.Count(happened => happened is RenewalEvent.IssuanceFixed) <= 1
            && events.Count(happened => happened is RenewalEvent.PaymentRegistered) <= 1 + events.Count(happened => happened is RenewalEvent.PaymentTakenBack)
            && events.Count(happened => happened is RenewalEvent.CertificateIssued) <= 1;
    }));

    [Fact]
    public void never_approves_by_those_alone_who_changed_it() => Check.One(Configuration, Prop.ForAll(Arb.From(Paths), path =>
        States(path).All(state => state.Facts is not { IsApproved: true } order || (!order.Approvals.IsEmpty && !order.AllChanged(order.Approvals.Keys)))));

    [Fact]
    public void is_never_at_rest_once_it_is_approved_and_paid() => Check.One(Configuration, Prop.ForAll(Arb.From(Paths), path =>
    {
        RenewalState state = new RenewalState.NotOrdered();
        var called = new HashSet<Type>();
        foreach (var command in Full(path))
        {
            if (RenewalProcess.Decide(command, state) is not Decision.Accepted accepted)
            {
                continue;
            }

            foreach (var happened in accepted.Events)
            {
                state = RenewalProcess.Evolve(state, happened);
                called.UnionWith(RenewalProcess.React(happened, state, Given.Now).Select(effect => effect.GetType()));
            }

            var rests = state switch
            {
                RenewalState.Approved { Order.Payment: not null } => true,
                RenewalState.Scheduled => !called.Contains(typeof(RenewalEffect.BeginIssuance)),
                RenewalState.Issuing => !called.Contains(typeof(RenewalEffect.SignCertificate)),
                _ => false,
            };
            if (rests)
            {
                return false;
            }

            if (state is RenewalState.OnHold)
            {
                called.Clear(); // what was called for finds the order on hold, and is done with
            }
        }

        return true;
    }));

    [Fact]
    public void always_leads_out_of_a_hold() => Check.One(Configuration, Prop.ForAll(Arb.From(Paths), path =>
        States(path).OfType<RenewalState.OnHold>().All(held => new[] { "Release", "RefuseOrder" }
            .Where(way => way == "Release" || held.Order is not { SignedWhileHeld: not null, Payment: not null }) // what is signed and paid is released, recorded and revoked
            .All(way => RenewalProcess.Decide(Given.Commands[way], held) is Decision.Accepted { Events.IsEmpty: false }))));

    private static IEnumerable<RenewalState> States(string[] path)
    {
        RenewalState state = new RenewalState.NotOrdered();
        foreach (var command in Full(path))
        {
            if (RenewalProcess.Decide(command, state) is Decision.Accepted accepted)
            {
                state = accepted.Events.Aggregate(state, RenewalProcess.Evolve);
            }

            yield return state;
        }
    }

    private static IEnumerable<RenewalEvent> Events(string[] path) => Steps(path).Select(step => step.Happened);

    private static IEnumerable<(RenewalEvent Happened, RenewalState After)> Steps(string[] path)
    {
        RenewalState state = new RenewalState.NotOrdered();
        foreach (var command in Full(path))
        {
            if (RenewalProcess.Decide(command, state) is Decision.Accepted accepted)
            {
                foreach (var happened in accepted.Events)
                {
                    state = RenewalProcess.Evolve(state, happened);
                    yield return (happened, state);
                }
            }
        }
    }

    /// <summary>Draft and placement come first, so that random paths reach the far states; uploads of every kind are mixed in.</summary>
    private static IEnumerable<RenewalCommand> Full(string[] path)
    {
        yield return Given.Commands["DraftOrder"];
        yield return Given.Commands["PlaceOrder"];
        yield return Given.Commands["RecordPapers"];
        var kinds = Contracts.Kinds.Required;
        for (var at = 0; at < path.Length; at++)
        {
            yield return Given.Commands[path[at]] switch
            {
                RenewalCommand.ReceiveUpload => new RenewalCommand.ReceiveUpload(Given.Upload(kinds[at % kinds.Length])),
                RenewalCommand.RecordVerified c => c with { Kind = kinds[at % kinds.Length], Attempt = 1 + at % 2 },
                RenewalCommand.RecordUploadRefused c => c with { Kind = kinds[at % kinds.Length] },
                RenewalCommand.Cancel or RenewalCommand.RefuseOrder or RenewalCommand.Lapse or RenewalCommand.RecordOldRevoked when at % 5 != 0 => Given.Commands["ReceiveUpload"],
                var other => other,
            };
        }
    }
}
