using DigiRenew.Contracts.Catalogue;
using DigiRenew.Renewal;

namespace DigiRenew.Tests.Unit.Renewal;

public sealed class Deciding
{
    /// <summary>Which commands give events in which state; everything else is refused or is a repeat without events.</summary>
    private static readonly Dictionary<string, string[]> Accepted = new()
    {
        ["not-ordered"] = ["DraftOrder"],
        ["drafted"] = ["PlaceOrder", "Lapse", "RecordBounce", "ReportNotMe"],
        ["placed"] = ["RecordBounce", "AskCorrespondence", "RecordPapers", "RefuseOrder", "Hold", "Cancel", "Lapse", "AllowLateIssuance", "RecordOldRevoked", "ReportNotMe"],
        ["awaiting-uploads"] = ["AttachPaymentProof", "RecordBounce", "AskCorrespondence", "ReceiveUpload", "RegisterPayment", "RefuseOrder", "Hold", "Cancel", "Lapse", "AllowLateIssuance", "RecordOldRevoked", "ReportNotMe"],
        ["awaiting-identification"] = ["RecordPrivateDataViewed", "AttachPaymentProof", "RecordBounce", "AskCorrespondence", "RegisterPayment", "ReturnUpload", "SettleBlocker", "RefuseOrder", "Hold", "Cancel", "Lapse", "AllowLateIssuance", "RecordOldRevoked", "RecordIdentityViewed", "ReportNotMe"],
        ["under-review"] = ["RecordPrivateDataViewed", "AttachPaymentProof", "RecordBounce", "AskCorrespondence", "RegisterPayment", "Approve", "ReturnUpload", "RefuseOrder", "Hold", "Cancel", "Lapse", "AllowLateIssuance", "RecordOldRevoked", "RecordIdentityViewed", "ReportNotMe"],
        ["approved"] = ["AttachPaymentProof", "RecordBounce", "AskCorrespondence", "RegisterPayment", "ReturnUpload", "RefuseOrder", "Hold", "Cancel", "Lapse", "AllowLateIssuance", "RecordOldRevoked", "ReportNotMe"],
        ["scheduled"] = ["TakePaymentBack", "AttachPaymentProof", "RecordBounce", "AskCorrespondence", "ReturnUpload", "RefuseOrder", "Hold", "Cancel", "FixIssuance", "AllowLateIssuance", "RecordOldRevoked", "ReportNotMe"],
        ["issuing"] = ["TakePaymentBack", "RecordIssued", "RecordBounce", "AskCorrespondence", "Hold", "RecordOldRevoked", "ReportNotMe"],
        ["issued"] = ["TakePaymentBack", "RecordInstalled", "AskRevocation", "RecordBounce", "AskCorrespondence", "RecordErased", "ReportNotMe"],
        ["installed"] = ["TakePaymentBack", "AskRevocation", "RecordBounce", "RecordErased", "ReportNotMe"],
        ["on-hold"] = ["RecordPrivateDataViewed", "AttachPaymentProof", "RecordBounce", "RegisterPayment", "RefuseOrder", "Release", "Cancel", "Lapse", "AllowLateIssuance", "RecordOldRevoked", "RecordIdentityViewed", "ReportNotMe"],
        ["refused"] = ["RecordErased", "RegisterPayment"],
        ["cancelled"] = ["RecordErased", "RegisterPayment"],
        ["revoked"] = ["RecordErased", "RegisterPayment"],
        ["lapsed"] = ["RecordErased", "RegisterPayment"],
    };

    public static TheoryData<string, string> EveryCommandInEveryState()
    {
        var rows = new TheoryData<string, string>();
        foreach (var state in Given.Histories.Keys)
        {
            foreach (var command in Given.Commands.Keys)
            {
                rows.Add(state, command);
            }
        }

        return rows;
    }

    [Fact]
    public void knows_every_state() => Assert.Equal(Accepted.Keys.Order(StringComparer.Ordinal), Given.Histories.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void knows_every_command() => Assert.Equal(
        typeof(RenewalCommand).GetNestedTypes().Length, Given.Commands.Count);

    [Theory]
    [MemberData(nameof(EveryCommandInEveryState))]
    public void accepts_a_command_only_where_the_table_says(string state, string command)
    {
        var decision = RenewalProcess.Decide(Given.Commands[command], Given.State(state));
        var changes = decision is Decision.Accepted { Events.IsEmpty: false };
        Assert.Equal(Accepted[state].Contains(command), changes);
    }

    [Theory]
    [MemberData(nameof(EveryCommandInEveryState))]
    public void gives_no_event_when_an_accepted_command_is_sent_again(string state, string command)
    {
        var before = Given.State(state);
        if (RenewalProcess.Decide(Given.Commands[command], before) is not Decision.Accepted { Events.IsEmpty: false } first)
        {
            return;
        }

        var after = first.Events.Aggregate(before, RenewalProcess.Evolve);
        Assert.Empty(Given.EventsOf(RenewalProcess.Decide(Given.Commands[command], after)));
    }

    [Theory]
    [MemberData(nameof(EveryCommandInEveryState))]
    public void every_event_that_is_accepted_moves_the_state(string state, string command)
    {
        var before = Given.State(state);
        if (RenewalProcess.Decide(Given.Commands[command], before) is Decision.Accepted { Events.IsEmpty: false } first)
        {
            Assert.NotEqual(before, first.Events.Aggregate(before, RenewalProcess.Evolve));
        }
    }

    [Fact]
    public void refuses_a_step_out_of_order_and_names_the_state()
    {
        var refused = Assert.IsType<Decision.Refused>(RenewalProcess.Decide(Given.Commands["Approve"], Given.State("drafted")));
        Assert.Equal(Problems.OutOfOrder, refused.Why.Problem);
        Assert.Equal("drafted", refused.Why.Values["state"]);
    }
}
