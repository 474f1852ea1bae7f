using System.Collections.Immutable;

namespace DigiRenew.Renewal.Rules;

/// <summary>Romania's public holidays, Labour Code (Legea 53/2003) art. 139(1), for any year of the Gregorian calendar from 2024.</summary>
public static class RomanianHolidays
{
    /// <summary>The holidays of a year; days that coincide count once.</summary>
    public static ImmutableHashSet<DateOnly> Of(int year)
    {
        var easter = OrthodoxEaster(year);
        return
        [
            new(year, 1, 1), new(year, 1, 2), new(year, 1, 6), new(year, 1, 7), new(year, 1, 24),
            easter.AddDays(-2), easter, easter.AddDays(1),
            new(year, 5, 1), new(year, 6, 1),
            easter.AddDays(49), easter.AddDays(50),
            new(year, 8, 15), new(year, 11, 30), new(year, 12, 1), new(year, 12, 25), new(year, 12, 26),
        ];
    }

    /// <summary>Orthodox Easter Sunday: the Julian computus (Meeus, Astronomical Algorithms, ch. 8), moved to the Gregorian calendar.</summary>
    public static DateOnly OrthodoxEaster(int year)
    {
        var moon = (19 * (year % 19) + 15) % 30;
        var weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
        var julian = moon + weekday + 114;
        var gregorianShift = year / 100 - year / 400 - 2;
        return new DateOnly(year, julian / 31, julian % 31 + 1).AddDays(gregorianShift);
    }
}
