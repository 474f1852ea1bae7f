using System.Collections.Immutable;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using static DigiRenew.Renewal.RenewalCommand;
using static DigiRenew.Renewal.RenewalEvent;

namespace DigiRenew.Tests.Unit.Renewal;

public sealed class Confirming_a_correspondence_address
{
    private static readonly ConfirmCorrespondence Right = new(Given.Digest(29), Given.Now);

    private static readonly RenewalState Asked = Do(Given.State("awaiting-uploads"), new AskCorrespondence(Given.Asked)).State;

    [Fact]
    public void is_done_by_its_own_code()
    {
        Assert.Contains(new RenewalEffect.SendMail(MailKind.CorrespondenceCode), RenewalProcess.React(Given.Asked, Asked, Given.Now));
        var (state, events) = Do(Asked, Right);
        Assert.Equal(new CorrespondenceConfirmed(Given.Asked.Address), Assert.Single(events));
        Assert.Equal((Sha256Digest?)Given.Asked.Address, state.Facts!.Correspondence);
        Assert.Empty(Do(state, Right).Events);
    }

    [Fact]
    public void is_refused_after_five_wrong_codes_even_with_the_right_one()
    {
        var state = Asked;
        for (var wrong = 0; wrong < RenewalProcess.CodeTries; wrong++)
        {
            (state, var events) = Do(state, Right with { Code = Given.Digest(99) });
            Assert.Equal(new CorrespondenceCodeRefused(), Assert.Single(events));
        }

        Assert.Equal(Problems.CodeExpired, Refused(state, Right));
        Assert.Null(state.Facts!.Correspondence);
    }

    [Fact]
    public void is_refused_once_the_code_has_expired()
    {
        Assert.NotEmpty(Do(Asked, Right with { At = Given.Asked.Expires }).Events);
        Assert.Equal(Problems.CodeExpired, Refused(Asked, Right with { At = Given.Asked.Expires.AddTicks(1) }));
    }

    [Fact]
    public void begins_anew_with_another_address_and_leaves_the_confirmed_one_until_then()
    {
        var confirmed = Do(Asked, Right).State;
        var other = Given.Asked with { Address = Given.Digest(60), Code = Given.Digest(61) };
        var asked = Do(confirmed, new AskCorrespondence(other)).State;
        Assert.Equal((Sha256Digest?)Given.Asked.Address, asked.Facts!.Correspondence);
        Assert.Equal((Sha256Digest?)other.Address, Do(asked, Right with { Code = other.Code }).State.Facts!.Correspondence);
    }

    [Theory]
    [InlineData("drafted")]
    [InlineData("on-hold")]
    [InlineData("installed")]
    [InlineData("cancelled")]
    public void is_out_of_order_where_no_notice_will_go(string state) =>
        Assert.Equal(Problems.OutOfOrder, Refused(Given.State(state), new AskCorrespondence(Given.Asked)));

    private static (RenewalState State, ImmutableArray<RenewalEvent> Events) Do(RenewalState state, RenewalCommand command)
    {
        var events = Given.EventsOf(RenewalProcess.Decide(command, state));
        return (events.Aggregate(state, RenewalProcess.Evolve), events);
    }

    private static Contracts.Problem Refused(RenewalState state, RenewalCommand command) =>
        Assert.IsType<Decision.Refused>(RenewalProcess.Decide(command, state)).Why.Problem;
}
