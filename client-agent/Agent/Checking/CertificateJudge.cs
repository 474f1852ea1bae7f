using System.Globalization;
using DigiRenew.Agent.Devices;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Agent.Checking;

/// <summary>Judges by what a certificate says whether it could be renewed; the service has the last word.</summary>
internal static class CertificateJudge
{
    public static bool IsForSignatures(CertificateFacts facts) =>
        !facts.IsAuthority && facts.KeyUsage is { } usage && usage.HasFlag(KeyUsage.ContentCommitment);

    /// <summary>Calendar days from today to the day of expiry, in the provider's zone where it is known, else in the computer's.</summary>
    public static int DaysLeft(CertificateFacts facts, PolicyView? policy, TimeProvider clock)
    {
        var zone = policy?.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : clock.LocalTimeZone;
        return Day(facts.NotAfter, zone).DayNumber - Day(clock.GetUtcNow(), zone).DayNumber;
    }

    /// <summary>Why it can't be renewed, or null.</summary>
    public static string? WhyNot(CertificateFacts facts, PolicyView? policy, int daysLeft, DateTimeOffset now, Language language)
    {
        if (!IsForSignatures(facts))
        {
            return AgentTexts.NotSignature.In(language);
        }

        if (facts.NotAfter <= now)
        {
            return AgentTexts.ExpiredHere.In(language);
        }

        if (!facts.QcStatements.Compliance || !facts.QcStatements.Sscd)
        {
            return AgentTexts.NotQualifiedHere.In(language);
        }

        if (policy is not null && !PolicyCertificates.PathOf(facts, policy, now).Check.Passed)
        {
            return AgentTexts.NotThisProvider.In(language);
        }

        return policy?.Rules.Inputs.GetValueOrDefault("minimumDaysLeft") is { } text
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minimum)
            && daysLeft < minimum
            && policy.Rules.Inputs.GetValueOrDefault("derogationEnabled") != "true"
            ? AgentTexts.TooFewDays.In(language, ("minimum", text))
            : null;
    }

    private static DateOnly Day(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
}
