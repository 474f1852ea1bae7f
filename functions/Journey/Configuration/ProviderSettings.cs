using System.Collections.Immutable;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal.Rules;

namespace DigiRenew.Journey.Configuration;

/// <summary>Everything that differs from one provider to another; checked by <see cref="Validate"/> before anything starts.</summary>
public sealed record ProviderSettings
{
    /// <summary>Scheme and authority under which holders reach the service, e.g. https://renew.example.</summary>
    public required string Origin { get; init; }

    public required string Name { get; init; }

    public required AddressView Address { get; init; }

    /// <summary>CUI.</summary>
    public required string TaxId { get; init; }

    /// <summary>Trade register number.</summary>
    public required string RegistrationNumber { get; init; }

    public required string Iban { get; init; }

    public required string Bank { get; init; }

    public required ContactsView Contacts { get; init; }

    public required string MailFrom { get; init; }

    public required string FinanceMail { get; init; }

    public required string OfficerMail { get; init; }

    /// <summary>Where the day's last checkpoint goes, so that a copy lies out of this service's reach; null: nowhere.</summary>
    public string? AuditorMail { get; init; }

    public required ProviderClock Clock { get; init; }

    public required BusinessDays BusinessDays { get; init; }

    /// <summary>Versions of the rules; the one in force on a day is the latest effective one.</summary>
    public required ImmutableArray<RenewalRules> Rules { get; init; }

    public required ImmutableArray<OfferView> Offers { get; init; }

    public required string TermsVersion { get; init; }

    /// <summary>Versions of the rules for new keys; the one in force on a day is the latest effective one.</summary>
    public required ImmutableArray<KeyRules> KeyRules { get; init; }

    public required ImmutableArray<DeviceModel> Devices { get; init; }

    /// <summary>Identification methods of the register that carry a renewal.</summary>
    public required ImmutableHashSet<string> AcceptedIdentificationMethods { get; init; }

    public required ImmutableArray<CertificateFacts> TrustAnchors { get; init; }

    public required ImmutableArray<CertificateFacts> IssuingCertificates { get; init; }

    public required CertificateProfile Profile { get; init; }

    /// <summary>How long copies and records are kept; records as long as certificates promise, where nothing else is said.</summary>
    public RetentionPeriods Retention
    {
        get => field ?? new(RecordYears: Math.Max(Profile.QcStatements.RetentionYears ?? 0, RetentionPeriods.LeastRecordYears));
        init;
    }

    /// <summary>Approvals an order needs: 1 or 2.</summary>
    public int ApprovalsNeeded { get; init; } = 1;

    /// <summary>The language of messages to finance and officers.</summary>
    public Language OperatorLanguage { get; init; }

    /// <summary>Whether the message with the papers has them with it.</summary>
    public PapersByMail PapersByMail { get; init; }

    /// <summary>For how many days after a change of contact or device two persons approve.</summary>
    public int RecentChangeDays { get; init; } = 30;

    /// <summary>The most octets of an upload.</summary>
    public long UploadLimit { get; init; } = 2 * 1024 * 1024;

    /// <summary>How long a draft's code lasts.</summary>
    public TimeSpan CodeLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Codes a certificate a day.</summary>
    public int CodesPerDay { get; init; } = 5;

    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How far clocks may differ.</summary>
    public TimeSpan ClockTolerance { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether the issuing certificates' own status is looked up in the lists of their authorities.</summary>
    public bool ChecksAuthorities { get; init; }

    public string OldestAgent { get; init; } = "1.0.0";

    /// <summary>Started with --development: movable clock, API keys, SoftHSM as a vouched device.</summary>
    public bool Development { get; init; }

    /// <summary>The rule in force on a day.</summary>
    public RenewalRules RulesOn(DateOnly day) =>
        Rules.Where(rules => rules.EffectiveFrom <= day).MaxBy(rules => rules.EffectiveFrom) ?? Rules[0];

    /// <summary>The rule for new keys in force on a day.</summary>
    public KeyRules KeyRulesOn(DateOnly day) =>
        KeyRules.Where(rules => rules.EffectiveFrom <= day).MaxBy(rules => rules.EffectiveFrom) ?? KeyRules[0];

    /// <summary>The price of a validity period, or null where it is not offered.</summary>
    public OfferView? OfferFor(int years) => Offers.FirstOrDefault(offer => offer.ValidityYears == years);

    /// <summary>What is wrong with these settings, a sentence each; empty where nothing is. Nonsense does not start.</summary>
    public ImmutableArray<string> Validate() => [.. ValidateWritten(), .. SettingsRules.FaultsOfCertificates(this)];

    /// <summary>The same of all but anchors and issuing certificates, which come with the keys.</summary>
    public ImmutableArray<string> ValidateWritten() => SettingsRules.Faults(this);
}
