using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Globalization;
using DigiRenew.Journey.Mail;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal.Rules;

namespace DigiRenew.Journey.Configuration;

/// <summary>What must be true of the settings before anything starts, a row each; nonsense does not start.</summary>
internal static class SettingsRules
{
    private const int DaysOfTenYears = 3650;

    private static readonly ImmutableArray<Rule<ProviderSettings>> OfAll =
    [
        new("Provider:Origin must be scheme and authority only.", all => all.Origin.Length == 0 || (IsWeb(all.Origin) && new Uri(all.Origin).GetLeftPart(UriPartial.Authority) == all.Origin)),
        new("Provider:Origin must be https; http is for this machine and --development.", all => !IsWeb(all.Origin) || all.Development || IsHttps(all.Origin) || new Uri(all.Origin).IsLoopback),
        new("Provider:Address:Country must be two capital letters (ISO 3166-1).", all => IsWord(all.Address.Country, 2, char.IsAsciiLetterUpper)),
        Address("Contacts:Email", all => all.Contacts.Email),
        new("Provider:Contacts:Website is no http or https address.", all => IsWeb(all.Contacts.Website)),
        Address("MailFrom", all => all.MailFrom),
        Address("FinanceMail", all => all.FinanceMail),
        Address("OfficerMail", all => all.OfficerMail),
        new("Provider:AuditorMail is no e-mail address.", all => all.AuditorMail is null || Recipients.IsAddress(all.AuditorMail)),
        new(
            "Provider:IssueJitter must not be negative, nor lead from IssueTime into the next day.",
            all => all.Clock.Jitter >= TimeSpan.Zero && all.Clock.IssueTime.ToTimeSpan() + all.Clock.Jitter < TimeSpan.FromDays(1)),
        new("Provider:Rules must hold at least one version.", all => all.Rules.Length > 0),
        new("Two rule versions are effective from the same day.", all => AreDistinct(all.Rules, rules => rules.EffectiveFrom)),
        new("Provider:Rules: two have the same version.", all => AreDistinct(all.Rules, rules => rules.Version)),
        new("Provider:Offers must hold at least one.", all => all.Offers.Length > 0),
        new("Provider:Offers: one a validity period.", all => AreDistinct(all.Offers, offer => offer.ValidityYears)),
        new("Provider:Offers:ValidityYears must lie between 1 and 3.", all => all.Offers.All(offer => offer.ValidityYears is >= 1 and <= 3)),
        new("Provider:Offers:Net must be more than 0, with two decimals at most.", all => all.Offers.All(offer => offer.Net is > 0 and < 1_000_000 && decimal.Round(offer.Net, 2) == offer.Net)),
        new("Provider:Offers: total = net + VAT.", all => all.Offers.All(offer => offer.Total == offer.Net + offer.Vat)),
        new("Provider:VatPercent must lie between 0 and 100.", all => all.Offers.All(offer => offer.VatRate is >= 0 and <= 1)),
        new("Provider:Currency must be three capital letters (ISO 4217).", all => all.Offers.All(offer => IsWord(offer.Currency, 3, char.IsAsciiLetterUpper))),
        new("Provider:TermsVersion must be letters, digits, dots and hyphens.", all => all.TermsVersion.Length > 0 && all.TermsVersion.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-')),
        new("Provider:KeyRules must hold at least one version.", all => all.KeyRules.Length > 0),
        new("Provider:KeyRules: two are effective from the same day.", all => AreDistinct(all.KeyRules, rules => rules.EffectiveFrom)),
        new("Provider:KeyRules: two have the same version.", all => AreDistinct(all.KeyRules, rules => rules.Version)),
        new("Provider:KeyRules:Algorithms must hold at least one.", all => all.KeyRules.All(rules => rules.Algorithms.Length > 0)),
        new("Provider:KeyRules:Algorithms: rsa-2048 is accepted by Rsa2048Until only.", all => all.KeyRules.All(rules => !rules.Algorithms.Contains(KeyAlgorithm.Rsa2048))),
        Between("ApprovalsNeeded", all => all.ApprovalsNeeded, 1, 2),
        Between("Retention:CopiesAfterIssue", all => all.Retention.CopiesAfterIssue, 1, DaysOfTenYears),
        Between("Retention:CopiesAfterEnd", all => all.Retention.CopiesAfterEnd, 1, DaysOfTenYears),
        Between("Retention:RecordYears", all => all.Retention.RecordYears, RetentionPeriods.LeastRecordYears, 100), // EN 319 411-1 OVR-6.4.6-01
        new(
            "Provider:Retention:RecordYears must not be less than Provider:Profile:QcStatements:RetentionYears, which certificates promise.",
            all => all.Retention.RecordYears >= (all.Profile.QcStatements.RetentionYears ?? 0)),
        Between("RecentChangeDays", all => all.RecentChangeDays, 1, 365),
        Between("UploadLimit", all => all.UploadLimit, 64 * 1024, 50 * 1024 * 1024),
        Between("CodesPerDay", all => all.CodesPerDay, 1, 1000),
        Between("CodeLifetime", all => all.CodeLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1)),
        Between("SessionLifetime", all => all.SessionLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromHours(8)),
        Between("ClockTolerance", all => all.ClockTolerance, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
        new("Provider:OldestAgent is no version such as 1.0.0.", all => Version.TryParse(all.OldestAgent, out _)),
        Profile("Policies: there must be one.", profile => profile.Policies.Length > 0),
        Profile("Policies: an Oid is no object identifier.", profile => profile.Policies.All(policy => IsObjectIdentifier(policy.Oid))),
        Profile("Policies: a Cps is no http or https address.", profile => profile.Policies.All(policy => policy.CpsAddress is null || IsWeb(policy.CpsAddress))),
        Profile("ExtendedKeyUsages: one is no object identifier.", profile => profile.ExtendedKeyUsages.All(IsObjectIdentifier)),
        Profile("QcStatements:Types: one is no object identifier.", profile => profile.QcStatements.Types.All(IsObjectIdentifier)),
        Profile("QcStatements:RetentionYears must lie between 0 and 100.", profile => profile.QcStatements.RetentionYears is null or (>= 0 and <= 100)),
        Profile("QcStatements:Disclosures: a Url is no https address.", profile => profile.QcStatements.Disclosures.All(statement => IsHttps(statement.Url))),
        Profile("QcStatements:Disclosures: a Language is not two small letters (ISO 639-1).", profile => profile.QcStatements.Disclosures.All(statement => IsWord(statement.Language, 2, char.IsAsciiLetterLower))),
        Served("CaIssuersAddress", profile => profile.CaIssuersAddress),
        Served("CrlAddress", profile => profile.CrlAddress),
    ];

    private static readonly ImmutableArray<Rule<ProviderSettings>> OfCertificates =
    [
        new("Provider:TrustAnchors is empty.", all => all.TrustAnchors.Length > 0),
        new("Provider:IssuingCertificates is empty.", all => all.IssuingCertificates.Length > 0),
    ];

    private static readonly ImmutableArray<Rule<RenewalRules>> OfDates =
    [
        new("Version is missing.", rules => rules.Version.Length > 0),
        new("MinimumDaysLeft must lie between 0 and 365.", rules => rules.MinimumDaysLeft is >= 0 and <= 365),
        new("MinimumLeadDays must lie between 0 and 365.", rules => rules.MinimumLeadDays is >= 0 and <= 365),
        new("DerogationBusinessDays must lie between 1 and 30.", rules => rules.DerogationBusinessDays is >= 1 and <= 30),
        new("DerogationUnderDays must lie between 1 and 365.", rules => rules.DerogationUnderDays is >= 1 and <= 365),
    ];

    /// <summary>What is wrong with what is written, a sentence each; empty where nothing is.</summary>
    public static ImmutableArray<string> Faults(ProviderSettings settings) =>
    [
        .. Broken(OfAll, settings),
        .. settings.Rules.SelectMany(rules => Broken(OfDates, rules).Select(fault => $"Rule {rules.Version}: {fault}")),
    ];

    /// <summary>What is wrong with the certificates, which come with the keys.</summary>
    public static ImmutableArray<string> FaultsOfCertificates(ProviderSettings settings) => [.. Broken(OfCertificates, settings)];

    private static IEnumerable<string> Broken<T>(ImmutableArray<Rule<T>> table, T settings) => table.Where(rule => !rule.Holds(settings)).Select(rule => rule.Fault);

    private static Rule<ProviderSettings> Between<T>(string name, Func<ProviderSettings, T> value, T least, T most)
        where T : IComparable<T>, IFormattable =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"Provider:{name} must lie between {least} and {most}."),
            all => value(all).CompareTo(least) >= 0 && value(all).CompareTo(most) <= 0);

    private static Rule<ProviderSettings> Address(string name, Func<ProviderSettings, string> value) =>
        new($"Provider:{name} is no e-mail address.", all => Recipients.IsAddress(value(all)));

    private static Rule<ProviderSettings> Profile(string fault, Func<CertificateProfile, bool> holds) => new($"Provider:Profile:{fault}", all => holds(all.Profile));

    /// <summary>An address in certificates; the usual one begins with the origin, which has a row of its own.</summary>
    private static Rule<ProviderSettings> Served(string name, Func<CertificateProfile, string?> value) =>
        new($"Provider:Profile:{name} is no http or https address.", all => !IsWeb(all.Origin) || value(all.Profile) is not { } address || IsWeb(address));

    private static bool AreDistinct<T, TKey>(ImmutableArray<T> all, Func<T, TKey> key) => all.Select(key).Distinct().Count() == all.Length;

    private static bool IsWord(string text, int length, Func<char, bool> letter) => text.Length == length && text.All(letter);

    private static bool IsHttps(string text) => IsWeb(text) && new Uri(text).Scheme == Uri.UriSchemeHttps;

    private static bool IsWeb(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    private static bool IsObjectIdentifier(string text)
    {
        try
        {
            new AsnWriter(AsnEncodingRules.DER).WriteObjectIdentifier(text);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <param name="Fault">What to say where it does not hold.</param>
    /// <param name="Holds">Whether it does.</param>
    private sealed record Rule<T>(string Fault, Func<T, bool> Holds);
}
