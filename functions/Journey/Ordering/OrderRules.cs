using DigiRenew.Renewal;
using DigiRenew.Renewal.Rules;

namespace DigiRenew.Journey.Ordering;

/// <summary>The answers that the rules in force today give for a date of issue and a validity (SPEC §2, §6).</summary>
internal static class OrderRules
{
    /// <summary>Judges an order that is about to be made.</summary>
    /// <param name="context">Rules and time.</param>
    /// <param name="oldNotAfter">End of the certificate under renewal.</param>
    /// <param name="issueDate">The chosen date.</param>
    /// <param name="years">The chosen validity.</param>
    public static RuleVerdict Judge(JourneyContext context, DateTimeOffset oldNotAfter, DateOnly issueDate, int years)
    {
        var settings = context.Settings;
        var verdict = settings.RulesOn(context.Today).Judge(context.Today, settings.Clock.DateOf(oldNotAfter), issueDate, settings.BusinessDays);
        return verdict is RuleVerdict.Yes && JudgeValidity(context, oldNotAfter, issueDate, years) is { } why ? new RuleVerdict.No(why) : verdict;
    }

    /// <summary>Judges an order that is about to be approved, for the later of today and its date.</summary>
    public static RuleVerdict ForApproval(JourneyContext context, OrderFacts order)
    {
        var draft = order.Draft;
        var issueDate = draft.IssueDate > context.Today ? draft.IssueDate : context.Today;
        return Judge(context, draft.Certificate.NotAfter, issueDate, draft.ValidityYears);
    }

    /// <summary>Why no offer can be had on any of the days; null where one can.</summary>
    public static Refusal? JudgeOffers(JourneyContext context, DateTimeOffset oldNotAfter, RuleVerdict.Yes window)
    {
        var days = Enumerable.Range(0, window.Last.DayNumber - window.First.DayNumber + 1).Select(window.First.AddDays);
        var longest = context.Settings.Offers.Max(offer => offer.ValidityYears);
        return days.Any(day => context.Settings.Offers.Any(offer => JudgeValidity(context, oldNotAfter, day, offer.ValidityYears) is null))
            ? null
            : JudgeValidity(context, oldNotAfter, window.Last, longest);
    }

    /// <summary>At whichever moment of its day an order is issued, the validity must be possible.</summary>
    private static Refusal? JudgeValidity(JourneyContext context, DateTimeOffset oldNotAfter, DateOnly issueDate, int years)
    {
        var settings = context.Settings;
        var chosen = settings.Clock.IssueMoment(issueDate, default);
        var moment = chosen > context.Now ? chosen : context.Now;
        var issuing = context.Ports.IssuingKey.Certificate.NotAfter;
        var rules = settings.RulesOn(context.Today);
        return NewValidity.Judge(rules, settings.Clock, moment, years, oldNotAfter, issuing)
            ?? NewValidity.Judge(rules, settings.Clock, moment + settings.Clock.Jitter, years, oldNotAfter, issuing);
    }
}
