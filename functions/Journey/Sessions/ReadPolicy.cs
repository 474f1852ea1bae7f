using System.Globalization;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Ordering;
using DigiRenew.Journey.Papers;
using DigiRenew.Journey.Uploads;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal.Rules;

namespace DigiRenew.Journey.Sessions;

/// <summary>What everybody may know.</summary>
public sealed class ReadPolicy(JourneyContext context)
{
    public PolicyView Run()
    {
        var settings = context.Settings;
        var languages = Enum.GetValues<Language>();
        return new(
            settings.Name,
            settings.Contacts,
            [.. languages.Select(language => language.ToTag())],
            Describe(settings.RulesOn(context.Today)),
            [.. Enum.GetValues<UploadKind>().Select(kind =>
                new UploadLimitView(kind.ToWire(), Kinds.Required.Contains(kind), UploadFormats.Of(kind), settings.UploadLimit))],
            settings.Offers,
            new TermsView(settings.TermsVersion, languages.ToDictionary(
                language => language.ToTag(), language => GeneralConditions.Of(settings, language).Sha256.Hex, StringComparer.Ordinal)),
            Encode(settings.TrustAnchors),
            Encode(settings.IssuingCertificates),
            Encode(context.Ports.Seal.Anchors),
            settings.OldestAgent,
            context.Now,
            settings.Development,
            [.. settings.KeyRulesOn(context.Today).AcceptedOn(context.Today).Select(algorithm => algorithm.ToWire())],
            settings.Clock.Zone.Id);
    }

    private static RuleView Describe(RenewalRules rules) => new("standard", rules.Version, rules.EffectiveFrom, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["minimumDaysLeft"] = Number(rules.MinimumDaysLeft),
        ["minimumLeadDays"] = Number(rules.MinimumLeadDays),
        ["derogationEnabled"] = rules.DerogationEnabled ? "true" : "false",
        ["derogationUnderDays"] = Number(rules.DerogationUnderDays),
        ["derogationBusinessDays"] = Number(rules.DerogationBusinessDays),
    });

    private static string[] Encode(IEnumerable<CertificateFacts> certificates) =>
        [.. certificates.Select(certificate => Convert.ToBase64String(certificate.Der.Span))];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
