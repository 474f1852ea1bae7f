using DigiRenew.Contracts.Catalogue;
using DigiRenew.Renewal;
using static DigiRenew.Renewal.RenewalCommand;
using static DigiRenew.Renewal.RenewalEvent;

namespace DigiRenew.Tests.Unit.Renewal;

public sealed class Revoking
{
    private static readonly AskRevocation First = new("off-1", "key-compromise", Given.Digest(26));
    private static readonly AskRevocation Second = First with { Officer = "off-2", Decision = Given.Digest(27) };

    [Theory]
    [InlineData("issued")]
    [InlineData("installed")]
    public void takes_two_officers_and_then_the_authority(string from)
    {
        var asked = Do(Given.State(from), First);
        Assert.Equal(new RevocationAsked("off-1", "key-compromise", Given.Digest(26)), Assert.Single(asked.Events));
        var confirmed = Do(asked.State, Second);
        Assert.Equal(new RevocationConfirmed("off-1", "off-2", "key-compromise", Given.Digest(27)), Assert.Single(confirmed.Events));
        Assert.Contains(new RenewalEffect.RevokeCertificate(), RenewalProcess.React(confirmed.Events[0], confirmed.State, Given.Now));
        Assert.Equal(from, confirmed.State.Name);
        var revoked = Do(confirmed.State, new RecordRevoked("off-1", "off-2", Given.Digest(27)));
        Assert.Equal("revoked", revoked.State.Name);
        Assert.Contains(new RenewalEffect.SendMail(MailKind.Revoked), RenewalProcess.React(revoked.Events[0], revoked.State, Given.Now));
    }

    [Fact]
    public void calls_an_officer_when_one_has_asked() =>
        Assert.Contains(new RenewalEffect.CallOfficer("revocation-asked"), RenewalProcess.React(Do(Given.State("issued"), First).Events[0], Given.State("issued"), Given.Now));

    [Fact]
    public void is_not_done_by_one_officer_however_often_they_ask()
    {
        var asked = Do(Given.State("issued"), First);
        Assert.Empty(Do(asked.State, First with { Decision = Given.Digest(99) }).Events);
        Assert.Equal(Problems.OutOfOrder, Refused(asked.State, new RecordRevoked("off-1", "off-1", Given.Digest(26))));
    }

    [Fact]
    public void is_recorded_for_the_two_who_decided_only()
    {
        var confirmed = Do(Do(Given.State("issued"), First).State, Second);
        Assert.Equal(Problems.OwnChange, Refused(confirmed.State, new RecordRevoked("off-1", "off-3", Given.Digest(27))));
    }

    [Fact]
    public void for_another_reason_is_asked_for_anew()
    {
        var asked = Do(Given.State("issued"), First);
        var other = Do(asked.State, Second with { Reason = "superseded" });
        Assert.Equal(new RevocationAsked("off-2", "superseded", Given.Digest(27)), Assert.Single(other.Events));
        Assert.IsType<RevocationConfirmed>(Assert.Single(Do(other.State, First with { Reason = "superseded" }).Events));
    }

    [Fact]
    public void that_was_decided_is_not_decided_again()
    {
        var confirmed = Do(Do(Given.State("issued"), First).State, Second);
        Assert.Empty(Do(confirmed.State, First with { Officer = "off-3", Reason = "superseded" }).Events);
        var revoked = Do(confirmed.State, new RecordRevoked("off-1", "off-2", Given.Digest(27)));
        Assert.Empty(Do(revoked.State, First).Events);
    }

    [Theory]
    [InlineData("under-review")]
    [InlineData("scheduled")]
    [InlineData("issuing")]
    [InlineData("refused")]
    public void is_out_of_order_before_there_is_a_certificate(string state) => Assert.Equal(Problems.OutOfOrder, Refused(Given.State(state), First));

    private static (RenewalState State, System.Collections.Immutable.ImmutableArray<RenewalEvent> Events) Do(RenewalState state, RenewalCommand command)
    {
        var events = Given.EventsOf(RenewalProcess.Decide(command, state));
        return (events.Aggregate(state, RenewalProcess.Evolve), events);
    }

    private static Contracts.Problem Refused(RenewalState state, RenewalCommand command) =>
        Assert.IsType<Decision.Refused>(RenewalProcess.Decide(command, state)).Why.Problem;
}
