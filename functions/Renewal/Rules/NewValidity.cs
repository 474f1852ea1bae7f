using System.Globalization;
using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Renewal.Rules;

/// <summary>The validity of a new certificate, and whether it fits between the ends of two others (SPEC §6).</summary>
public static class NewValidity
{
    private const string Name = "validity";

    /// <summary>From a moment, whole seconds, to one second before the same moment some years on; 29 February becomes 28.</summary>
    public static (DateTimeOffset NotBefore, DateTimeOffset NotAfter) From(DateTimeOffset moment, int years)
    {
        var utc = moment.UtcDateTime;
        var notBefore = new DateTimeOffset(utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerSecond)), TimeSpan.Zero);
        return (notBefore, notBefore.AddYears(years).AddSeconds(-1));
    }

    /// <summary>Whether a certificate that begins at a moment ends after the old one and not after the issuing one.</summary>
    /// <param name="moment">When it would be issued.</param>
    /// <param name="years">Its validity.</param>
    /// <param name="old">The old certificate's notAfter.</param>
    /// <param name="issuing">The issuing certificate's notAfter.</param>
    public static bool IsPossible(DateTimeOffset moment, int years, DateTimeOffset old, DateTimeOffset issuing) =>
        From(moment, years).NotAfter is var notAfter && notAfter > old && notAfter <= issuing;

    /// <summary>Judges the validity that was chosen, and names the rules in force.</summary>
    /// <param name="rules">In force on the day.</param>
    /// <param name="clock">The provider's.</param>
    /// <param name="moment">When it would be issued.</param>
    /// <param name="years">Its validity.</param>
    /// <param name="old">The old certificate's notAfter.</param>
    /// <param name="issuing">The issuing certificate's notAfter.</param>
    public static Refusal? Judge(RenewalRules rules, ProviderClock clock, DateTimeOffset moment, int years, DateTimeOffset old, DateTimeOffset issuing)
    {
        if (IsPossible(moment, years, old, issuing))
        {
            return null;
        }

        var last = clock.DateOf(issuing.AddSeconds(1).AddYears(-years));
        var values = Facts.Of(
            ("years", years.ToString(CultureInfo.InvariantCulture)),
            ("date", Day(clock.DateOf(moment))),
            ("until", Day(clock.DateOf(From(moment, years).NotAfter))),
            ("old", Day(clock.DateOf(old))),
            ("issuing", Day(clock.DateOf(issuing))));
        return new(Problems.ValidityNotPossible, values, new(Name, rules.Version, rules.EffectiveFrom, Facts.Sorted(values)), last);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
