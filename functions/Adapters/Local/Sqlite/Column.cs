using System.Globalization;

namespace DigiRenew.Adapters.Local.Sqlite;

/// <summary>Moments and days as text that sorts as they do.</summary>
internal static class Column
{
    private const string MomentFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
    private const string DayFormat = "yyyy-MM-dd";

    public static string Of(DateTimeOffset moment) => moment.UtcDateTime.ToString(MomentFormat, CultureInfo.InvariantCulture);

    public static string? Of(DateTimeOffset? moment) => moment is { } some ? Of(some) : null;

    public static string Of(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    public static string? Of(DateOnly? day) => day is { } some ? Of(some) : null;

    public static DateTimeOffset Moment(string text) =>
        DateTimeOffset.ParseExact(text, MomentFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, DayFormat, CultureInfo.InvariantCulture);

    public static DateOnly? DayOrNull(string? text) => text is null ? null : Day(text);
}
