using System.Collections.Immutable;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Configuration;
using DigiRenew.Pki;
using DigiRenew.Renewal.Identifiers;
using DigiRenew.Renewal.Rules;

namespace DigiRenew.Hosts.Settings;

/// <summary>Reads the section <c>Provider</c>.</summary>
public static class ProviderReader
{
    /// <summary>The fictitious provider's account: who copies its file and forgets this would have holders pay to nobody.</summary>
    private const string FictitiousIban = "RO28EXEM0000123456789012";

    private static readonly ImmutableSortedDictionary<string, KeyAlgorithm> KeyAlgorithms = new Dictionary<string, KeyAlgorithm>
    {
        ["rsa-2048"] = KeyAlgorithm.Rsa2048,
        ["rsa-3072"] = KeyAlgorithm.Rsa3072,
        ["rsa-4096"] = KeyAlgorithm.Rsa4096,
        ["p-256"] = KeyAlgorithm.P256,
        ["p-384"] = KeyAlgorithm.P384,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static readonly ImmutableSortedDictionary<string, Language> OperatorLanguages =
        Enum.GetValues<Language>().ToImmutableSortedDictionary(language => language.ToTag(), language => language, StringComparer.Ordinal);

    private static readonly ImmutableSortedDictionary<string, PapersByMail> PapersByMail = new Dictionary<string, PapersByMail>
    {
        ["attached"] = Journey.Configuration.PapersByMail.Attached,
        ["fetched"] = Journey.Configuration.PapersByMail.Fetched,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The settings as they stand; whatever is wrong is added to <paramref name="faults"/>.</summary>
    /// <param name="configuration">With the section <c>Provider</c>.</param>
    /// <param name="origin">Origin where the section names none; null where it must.</param>
    /// <param name="development">Started with --development.</param>
    /// <param name="faults">Grows.</param>
    /// <returns>Without trust anchors and issuing certificates, which come with the keys.</returns>
    public static ProviderSettings Read(IConfiguration configuration, string? origin, bool development, List<string> faults)
    {
        var provider = new Section(configuration.GetSection("Provider"), faults);
        var served = provider.Text("Origin", origin);
        var settings = new ProviderSettings
        {
            Origin = served,
            Name = provider.Text("Name"),
            Address = ReadAddress(provider.Part("Address")),
            TaxId = ReadTaxId(provider),
            RegistrationNumber = provider.Text("RegistrationNumber"),
            Iban = ReadIban(provider, development),
            Bank = provider.Text("Bank"),
            Contacts = ReadContacts(provider.Part("Contacts")),
            MailFrom = provider.Text("MailFrom"),
            FinanceMail = provider.Text("FinanceMail"),
            OfficerMail = provider.Text("OfficerMail"),
            AuditorMail = provider.Text("AuditorMail", string.Empty) is { Length: > 0 } auditor ? auditor : null,
            Clock = ReadClock(provider),
            BusinessDays = new([.. provider.Days("ExtraHolidays")]),
            Rules = [.. provider.Parts("Rules").Select(ReadRules)],
            Offers = ReadOffers(provider),
            TermsVersion = provider.Text("TermsVersion"),
            KeyRules = [.. provider.Parts("KeyRules").Select(ReadKeyRules)],
            Devices = [.. provider.Parts("Devices").Select(ReadDevice)],
            AcceptedIdentificationMethods = [.. provider.Texts("AcceptedIdentificationMethods")],
            TrustAnchors = [],
            IssuingCertificates = [],
            Profile = ProfileReader.Read(provider.Part("Profile"), served),
            ApprovalsNeeded = provider.Value<int>("ApprovalsNeeded", 1),
            OperatorLanguage = provider.Word(provider.Text("OperatorLanguage", "ro"), OperatorLanguages, "OperatorLanguage"),
            PapersByMail = provider.Word(provider.Text("PapersByMail", "attached"), PapersByMail, "PapersByMail"),
            RecentChangeDays = provider.Value<int>("RecentChangeDays", 30),
            UploadLimit = provider.Value<long>("UploadLimit", 2 * 1024 * 1024),
            CodeLifetime = provider.Value<TimeSpan>("CodeLifetime", TimeSpan.FromMinutes(10)),
            CodesPerDay = provider.Value<int>("CodesPerDay", 5),
            SessionLifetime = provider.Value<TimeSpan>("SessionLifetime", TimeSpan.FromMinutes(30)),
            ClockTolerance = provider.Value<TimeSpan>("ClockTolerance", TimeSpan.FromMinutes(5)),
            OldestAgent = provider.Text("OldestAgent", "1.0.0"),
            Development = development,
        };
        if (!development && settings.Devices.IsEmpty)
        {
            provider.Fault("Devices", "empty: no order would ever be on a proven device.");
        }

        settings = settings with { Retention = ReadRetention(provider.Part("Retention"), settings.Retention) };
        provider.Finish();
        return settings;
    }

    private static RetentionPeriods ReadRetention(Section retention, RetentionPeriods usual)
    {
        var read = new RetentionPeriods(
            retention.Value<int>("CopiesAfterIssue", usual.CopiesAfterIssue),
            retention.Value<int>("CopiesAfterEnd", usual.CopiesAfterEnd),
            retention.Value<int>("RecordYears", usual.RecordYears));
        retention.Finish();
        return read;
    }

    private static AddressView ReadAddress(Section address)
    {
        var read = new AddressView(
            address.Text("Street"), address.Text("City"), address.Text("County"), address.Text("PostalCode"), address.Text("Country"));
        address.Finish();
        return read;
    }

    private static ContactsView ReadContacts(Section contacts)
    {
        var read = new ContactsView(contacts.Text("Email"), contacts.Text("Telephone"), contacts.Text("Hours"), contacts.Text("Website"));
        contacts.Finish();
        return read;
    }

    private static string ReadTaxId(Section provider)
    {
        var taxId = provider.Text("TaxId");
        if (taxId.Length > 0 && !Cui.IsValid(taxId))
        {
            provider.Fault("TaxId", "the check digit of this CUI is wrong.");
        }

        return taxId;
    }

    private static string ReadIban(Section provider, bool development)
    {
        var iban = provider.Text("Iban");
        if (!development && iban.Replace(" ", string.Empty, StringComparison.Ordinal) == FictitiousIban)
        {
            provider.Fault("Iban", "the fictitious provider’s; name your own account.");
        }

        if (iban.Length > 0 && !Iban.IsValid(iban))
        {
            provider.Fault("Iban", "the check digits of this IBAN are wrong.");
        }

        return iban;
    }

    private static ProviderClock ReadClock(Section provider)
    {
        var name = provider.Text("TimeZone", "Europe/Bucharest");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            provider.Fault("TimeZone", $"this machine does not know the time zone {name}.");
            zone = TimeZoneInfo.Utc;
        }

        return new(zone, provider.Value<TimeOnly>("IssueTime", new TimeOnly(8, 0)), provider.Value<TimeSpan>("IssueJitter", TimeSpan.FromMinutes(10)));
    }

    private static RenewalRules ReadRules(Section rules)
    {
        var read = new RenewalRules(
            rules.Text("Version"),
            rules.Value<DateOnly>("EffectiveFrom"),
            rules.Value<int>("MinimumDaysLeft", 3),
            rules.Value<int>("MinimumLeadDays", 3),
            rules.Switch("DerogationEnabled", false),
            rules.Value<int>("DerogationUnderDays", 5),
            rules.Value<int>("DerogationBusinessDays", 1));
        rules.Finish();
        return read;
    }

    private static KeyRules ReadKeyRules(Section rules)
    {
        var until = rules.Text("Rsa2048Until", string.Empty);
        var read = new KeyRules(
            rules.Text("Version"),
            rules.Value<DateOnly>("EffectiveFrom"),
            [.. rules.Texts("Algorithms").Select(name => rules.Word(name, KeyAlgorithms, "Algorithms"))],
            until.Length == 0 ? null : rules.Value<DateOnly>("Rsa2048Until"));
        rules.Finish();
        return read;
    }

    private static ImmutableArray<OfferView> ReadOffers(Section provider)
    {
        var currency = provider.Text("Currency", "RON");
        var rate = provider.Value<decimal>("VatPercent") / 100;
        return [.. provider.Parts("Offers").Select(offer =>
        {
            var years = offer.Value<int>("ValidityYears");
            var net = offer.Value<decimal>("Net");
            offer.Finish();
            var vat = decimal.Round(net * rate, 2, MidpointRounding.AwayFromZero);
            return new OfferView(years, net, rate, vat, net + vat, currency);
        })];
    }

    private static DeviceModel ReadDevice(Section device)
    {
        var read = new DeviceModel(device.Text("Model"), device.Text("Evidence"), device.Value<DateOnly>("CertifiedUntil"));
        if (read.Evidence is not ("attestation" or "vouched"))
        {
            device.Fault("Evidence", "attestation or vouched.");
        }

        device.Finish();
        return read;
    }
}
