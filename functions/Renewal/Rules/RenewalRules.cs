using System.Globalization;
using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Renewal.Rules;

/// <summary>
/// The dates on which a certificate may be ordered and issued (SPEC §2). Days are calendar days in the provider's zone;
/// the expiry date is the local date of notAfter; days left = expiry date minus today. The derogation adds dates and takes none away.
/// </summary>
/// <param name="Version">Version of this set of values.</param>
/// <param name="EffectiveFrom">First day on which it is in force.</param>
/// <param name="MinimumDaysLeft">Standard rule: days left when ordering.</param>
/// <param name="MinimumLeadDays">Standard rule: days from issue date to expiry date.</param>
/// <param name="DerogationEnabled">The derogation's switch.</param>
/// <param name="DerogationUnderDays">Derogation: for certificates with fewer days left than this.</param>
/// <param name="DerogationBusinessDays">Derogation: business days from issue date to expiry date.</param>
public sealed record RenewalRules(
    string Version,
    DateOnly EffectiveFrom,
    int MinimumDaysLeft = 3,
    int MinimumLeadDays = 3,
    bool DerogationEnabled = false,
    int DerogationUnderDays = 5,
    int DerogationBusinessDays = 1)
{
    private const string Standard = "standard";
    private const string Derogation = "derogation";

    /// <summary>Judges whether a certificate may be renewed at all, when ordered today.</summary>
    /// <returns>The permitted dates with the rule that bounds them, or why there are none with the rule that would have allowed it longest.</returns>
    public RuleVerdict JudgeToday(DateOnly today, DateOnly expiry, BusinessDays businessDays)
    {
        var daysLeft = expiry.DayNumber - today.DayNumber;
        var standard = expiry.AddDays(-MinimumLeadDays);
        var derogation = DerogationEnabled ? businessDays.Before(expiry, DerogationBusinessDays) : standard;
        var byStandard = daysLeft >= MinimumDaysLeft && standard >= today;
        var byDerogation = DerogationEnabled && daysLeft < DerogationUnderDays && derogation >= today;
        if (byStandard || byDerogation)
        {
            var name = byDerogation && (!byStandard || derogation > standard) ? Derogation : Standard;
            return new RuleVerdict.Yes(today, name == Derogation ? derogation : standard, Cite(name, today, expiry, null));
        }

        var lastOrder = expiry.AddDays(-Math.Max(MinimumDaysLeft, MinimumLeadDays));
        var longest = DerogationEnabled && derogation > lastOrder ? Derogation : Standard;
        var last = longest == Derogation ? derogation : lastOrder;
        return new RuleVerdict.No(new Refusal(
            Problems.TooFewDaysLeft,
            Facts.Of(("daysLeft", Number(daysLeft)), ("rule", longest), ("last", Date(last))),
            Cite(longest, today, expiry, null),
            last));
    }

    /// <summary>Judges a chosen date of issue, when ordered or approved today.</summary>
    public RuleVerdict Judge(DateOnly today, DateOnly expiry, DateOnly issueDate, BusinessDays businessDays)
    {
        if (JudgeToday(today, expiry, businessDays) is not RuleVerdict.Yes window)
        {
            return JudgeToday(today, expiry, businessDays);
        }

        var citation = Cite(window.Rule.Name, today, expiry, issueDate);
        var values = Facts.Of(
            ("date", Date(issueDate)),
            ("today", Date(today)),
            ("first", Date(window.First)),
            ("last", Date(window.Last)),
            ("rule", citation.Name));
        return issueDate < window.First ? new RuleVerdict.No(new Refusal(Problems.IssueDateTooEarly, values, citation, window.Last))
            : issueDate > window.Last ? new RuleVerdict.No(new Refusal(Problems.IssueDateTooLate, values, citation, window.Last))
            : new RuleVerdict.Yes(window.First, window.Last, citation);
    }

    private RuleCitation Cite(string name, DateOnly today, DateOnly expiry, DateOnly? issueDate)
    {
        var inputs = Facts.Of(("today", Date(today)), ("expiry", Date(expiry)), ("daysLeft", Number(expiry.DayNumber - today.DayNumber)), (name == Derogation ? "businessDays" : "leadDays", Days(name)));
        return new(name, Version, EffectiveFrom, Facts.Sorted(issueDate is { } date ? inputs.Add("issueDate", Date(date)) : inputs));
    }

    /// <summary>How many days a rule keeps between issue and expiry: business days, or days of the calendar.</summary>
    private string Days(string rule) => Number(rule == Derogation ? DerogationBusinessDays : MinimumLeadDays);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
