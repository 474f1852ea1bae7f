using System.Collections.Immutable;

namespace DigiRenew.Renewal.Rules;

/// <summary>Monday to Friday, less public holidays and the extra days of the configuration.</summary>
public sealed record BusinessDays(ImmutableHashSet<DateOnly> ExtraHolidays)
{
    public static BusinessDays Romania { get; } = new([]);

    public bool Contains(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !RomanianHolidays.Of(day.Year).Contains(day)
        && !ExtraHolidays.Contains(day);

    /// <summary>The business day that lies <paramref name="count"/> business days before <paramref name="day"/>.</summary>
    public DateOnly Before(DateOnly day, int count)
    {
        var candidate = day;
        for (var left = count; left > 0;)
        {
            candidate = candidate.AddDays(-1);
            if (Contains(candidate))
            {
                left--;
            }
        }

        return candidate;
    }
}
