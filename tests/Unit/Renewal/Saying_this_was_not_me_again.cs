using DigiRenew.Renewal;
using static DigiRenew.Renewal.RenewalCommand;
using static DigiRenew.Renewal.RenewalEvent;

namespace DigiRenew.Tests.Unit.Renewal;

public sealed class Saying_this_was_not_me_again
{
    [Fact]
    public void calls_an_officer_each_time_the_order_has_gone_on_since()
    {
        var report = new ReportNotMe();
        RenewalState state = RenewalProcess.Replay(Given.Histories["drafted"]);
        Do(report, typeof(NotMeReported));
        Do(report);

        state = RenewalProcess.Replay([.. Given.Histories["drafted"], new NotMeReported(), .. Given.Histories["scheduled"].Skip(1), new OrderHeld("off-1", "officer")]);
        Do(report, typeof(NotMeReported)); // said of the draft; the order was placed since
        Do(report);
        Do(Given.Commands["Release"], typeof(OrderReleased));
        Do(new Hold("off-1", "officer"), typeof(OrderHeld));
        Do(report, typeof(NotMeReported)); // the officer released it since
        Do(report);
        Do(Given.Commands["Release"], typeof(OrderReleased));

        state = new RenewalEvent[] { Given.Fixed, new OrderHeld("off-1", "officer"), new NotMeReported() }.Aggregate(state, RenewalProcess.Evolve);
        state = new RenewalState.Issuing(state.Facts!);
        Do(Given.Commands["RecordIssued"], typeof(CertificateIssued));
        Do(report, typeof(NotMeReported)); // it was issued since
        Do(report);

        void Do(RenewalCommand command, params Type[] expected)
        {
            var events = Given.EventsOf(RenewalProcess.Decide(command, state));
            Assert.Equal(expected, events.Select(happened => happened.GetType()));
            state = events.Aggregate(state, RenewalProcess.Evolve);
        }
    }
}
