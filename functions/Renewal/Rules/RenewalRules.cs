using System.Collections.Immutable;
using System.Globalization;
using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Renewal.Rules;

/// <summary>
/// The dates on which a certificate may be ordered and issued (SPEC §2). Days are calendar days in the provider's zone;
/// the expiry date is the local date of notAfter; days left = expiry date minus today.
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
    /// <summary>Judges whether a certificate may be renewed at all, when ordered today.</summary>
    /// <returns>The permitted dates, or why there are none.</returns>
    public RuleVerdict JudgeToday(DateOnly today, DateOnly expiry, BusinessDays businessDays)
    {
        var daysLeft = expiry.DayNumber - today.DayNumber;
        var derogation = AppliesDerogation(daysLeft);
        var last = LastIssueDate(daysLeft, expiry, businessDays);
        var citation = Cite(derogation, today, expiry, null, daysLeft);
        var tooLate = derogation ? last < today : daysLeft < MinimumDaysLeft || last < today;
        return tooLate
            ? new RuleVerdict.No(new Refusal(
                Problems.TooFewDaysLeft,
                Values(("daysLeft", Number(daysLeft)), ("minimum", Number(derogation ? DerogationBusinessDays : MinimumDaysLeft))),
                citation,
                last))
            : new RuleVerdict.Yes(today, last, citation);
    }

    /// <summary>Judges a chosen date of issue, when ordered or approved today.</summary>
    public RuleVerdict Judge(DateOnly today, DateOnly expiry, DateOnly issueDate, BusinessDays businessDays)
    {
        var verdict = JudgeToday(today, expiry, businessDays);
        if (verdict is not RuleVerdict.Yes window)
        {
            return verdict;
        }

        var citation = Cite(AppliesDerogation(expiry.DayNumber - today.DayNumber), today, expiry, issueDate, expiry.DayNumber - today.DayNumber);
        var values = Values(
            ("date", Date(issueDate)),
            ("today", Date(today)),
            ("first", Date(window.First)),
            ("last", Date(window.Last)),
            ("minimum", Number(MinimumLeadDays)));
        return issueDate < window.First ? new RuleVerdict.No(new Refusal(Problems.IssueDateTooEarly, values, citation, window.Last))
            : issueDate > window.Last ? new RuleVerdict.No(new Refusal(Problems.IssueDateTooLate, values, citation, window.Last))
            : new RuleVerdict.Yes(window.First, window.Last, citation);
    }

    private bool AppliesDerogation(int daysLeft) => DerogationEnabled && daysLeft < DerogationUnderDays;

    private DateOnly LastIssueDate(int daysLeft, DateOnly expiry, BusinessDays businessDays) => AppliesDerogation(daysLeft)
        ? businessDays.Before(expiry, DerogationBusinessDays)
        : expiry.AddDays(-MinimumLeadDays);

    private RuleCitation Cite(bool derogation, DateOnly today, DateOnly expiry, DateOnly? issueDate, int daysLeft)
    {
        var inputs = Values(("today", Date(today)), ("expiry", Date(expiry)), ("daysLeft", Number(daysLeft)));
        if (issueDate is { } date)
        {
            inputs = inputs.Add("issueDate", Date(date));
        }

        return new(derogation ? "derogation" : "standard", Version, EffectiveFrom, inputs.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    private static ImmutableDictionary<string, string> Values(params ReadOnlySpan<(string Name, string Value)> values)
    {
        var all = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            all[name] = value;
        }

        return all.ToImmutable();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
