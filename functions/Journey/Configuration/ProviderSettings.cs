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

    public required ProviderClock Clock { get; init; }

    public required BusinessDays BusinessDays { get; init; }

    /// <summary>Versions of the rules; the one in force on a day is the latest effective one.</summary>
    public required ImmutableArray<RenewalRules> Rules { get; init; }

    public required ImmutableArray<OfferView> Offers { get; init; }

    public required string TermsVersion { get; init; }

    /// <summary>Accepted for new keys, by preference.</summary>
    public required ImmutableArray<KeyAlgorithm> KeyAlgorithms { get; init; }

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

    /// <summary>The price of a validity period, or null where it is not offered.</summary>
    public OfferView? OfferFor(int years) => Offers.FirstOrDefault(offer => offer.ValidityYears == years);

    /// <summary>What is wrong with these settings; empty where nothing is. Nonsense does not start.</summary>
    public ImmutableArray<string> Validate()
    {
        var wrong = ImmutableArray.CreateBuilder<string>();
        void Check(bool right, string message)
        {
            if (!right)
            {
                wrong.Add(message);
            }
        }

        Check(Uri.TryCreate(Origin, UriKind.Absolute, out var origin) && Origin == origin.GetLeftPart(UriPartial.Authority), "Provider:Origin must be scheme and authority only.");
        Check(Rules.Length > 0, "Provider:Rules must hold at least one version.");
        foreach (var rules in Rules)
        {
            Check(rules.MinimumDaysLeft is >= 0 and <= 365, $"Rule {rules.Version}: MinimumDaysLeft must lie between 0 and 365.");
            Check(rules.MinimumLeadDays is >= 0 and <= 365, $"Rule {rules.Version}: MinimumLeadDays must lie between 0 and 365.");
            Check(rules.DerogationBusinessDays is >= 1 and <= 30, $"Rule {rules.Version}: DerogationBusinessDays must lie between 1 and 30.");
            Check(rules.DerogationUnderDays is >= 1 and <= 365, $"Rule {rules.Version}: DerogationUnderDays must lie between 1 and 365.");
        }

        Check(Rules.Select(rules => rules.EffectiveFrom).Distinct().Count() == Rules.Length, "Two rule versions are effective from the same day.");
        Check(Offers.Length > 0 && Offers.All(offer => offer.ValidityYears is >= 1 and <= 3 && offer.Total == offer.Net + offer.Vat && offer.Net > 0), "Provider:Offers: 1 to 3 years, total = net + VAT.");
        Check(Offers.Select(offer => offer.ValidityYears).Distinct().Count() == Offers.Length, "Provider:Offers: one a validity period.");
        Check(TrustAnchors.Length > 0, "Provider:TrustAnchors is empty.");
        Check(IssuingCertificates.Length > 0, "Provider:IssuingCertificates is empty.");
        Check(KeyAlgorithms.Length > 0, "Provider:KeyAlgorithms is empty.");
        Check(ApprovalsNeeded is 1 or 2, "Provider:ApprovalsNeeded must be 1 or 2.");
        Check(Retention.CopiesAfterIssue is >= 1 and <= 3650, "Provider:Retention:CopiesAfterIssue must lie between 1 and 3650 days.");
        Check(Retention.CopiesAfterEnd is >= 1 and <= 3650, "Provider:Retention:CopiesAfterEnd must lie between 1 and 3650 days.");
        Check(Retention.RecordYears is >= RetentionPeriods.LeastRecordYears and <= 100, "Provider:Retention:RecordYears must lie between 7 and 100 (EN 319 411-1 OVR-6.4.6-01).");
        Check(
            Retention.RecordYears >= (Profile.QcStatements.RetentionYears ?? 0),
            "Provider:Retention:RecordYears must not be less than Provider:Profile:QcStatements:RetentionYears, which certificates promise.");
        Check(RecentChangeDays is >= 1 and <= 365, "Provider:RecentChangeDays must lie between 1 and 365.");
        Check(UploadLimit is >= 64 * 1024 and <= 50 * 1024 * 1024, "Provider:UploadLimit must lie between 64 KiB and 50 MiB.");
        Check(CodeLifetime > TimeSpan.Zero && CodeLifetime <= TimeSpan.FromHours(1), "Provider:CodeLifetime must be at most an hour.");
        Check(SessionLifetime > TimeSpan.Zero && SessionLifetime <= TimeSpan.FromHours(8), "Provider:SessionLifetime must be at most eight hours.");
        Check(Contacts.Email.Contains('@', StringComparison.Ordinal), "Provider:Contacts:Email is no address.");
        Check(MailFrom.Contains('@', StringComparison.Ordinal), "Provider:MailFrom is no address.");
        return wrong.ToImmutable();
    }
}
