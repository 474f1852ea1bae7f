using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;
using DigiRenew.Renewal.Identifiers;

namespace DigiRenew.Journey.Ordering;

/// <summary>Judges the form field by field; the first field that is not right is named.</summary>
internal static class FormRules
{
    private const int LongestText = 100;
    private const string Person = "person";
    private const string Organisation = "organisation";

    public static Refusal? Judge(DraftRequest form, CertificateFacts certificate) =>
        Changed(form.Confirmations, certificate.SubjectName)
        ?? (Languages.Parse(form.Language) is null ? Wrong("language", "format") : null)
        ?? Phone(form.Phone)
        ?? Address(form.Address)
        ?? Document(form.IdentityDocument, form.IssueDate)
        ?? PersonalNumber(form.PersonalNumber, certificate.SubjectName)
        ?? Billing(form.Billing)
        ?? Text("device", form.Device.Model)
        ?? Text("device", form.Device.Serial);

    /// <summary>The personal number: the certificate's, else the typed one.</summary>
    public static string? PersonalNumberOf(string? typed, DistinguishedName subject) => Cnp.FromSerialNumber(subject.SerialNumber) ?? typed;

    private static Refusal? Changed(ConfirmationsView answers, DistinguishedName subject)
    {
        (string Field, bool Asked, bool True)[] fields =
        [
            ("name", true, answers.Name),
            ("organisation", subject.Organisation is not null, answers.Organisation),
            ("country", subject.Country is not null, answers.Country),
            ("serial-number", subject.SerialNumber is not null, answers.SerialNumber),
        ];
        var changed = string.Join(", ", fields.Where(field => field is { Asked: true, True: false }).Select(field => field.Field));
        return changed.Length > 0 ? Refusal.Because(Problems.DataChanged, ("fields", changed)) : null;
    }

    private static Refusal? Phone(string phone)
    {
        var digits = phone.Where(char.IsAsciiDigit).Count();
        return phone.StartsWith('+') && digits is >= 8 and <= 15 && phone.Skip(1).All(letter => char.IsAsciiDigit(letter) || letter is ' ' or '-' or '.')
            ? null
            : Wrong("phone", "phone-form");
    }

    private static Refusal? Address(AddressView address) =>
        Text("street", address.Street)
        ?? Text("city", address.City)
        ?? Text("county", address.County)
        ?? (address.Country.Length == 2 && address.Country.All(char.IsAsciiLetterUpper) ? null : Wrong("address-country", "format"))
        ?? (IsPostalCode(address) ? null : Wrong("postal-code", "format"));

    private static bool IsPostalCode(AddressView address) => address.Country == "RO"
        ? address.PostalCode.Length == 6 && address.PostalCode.All(char.IsAsciiDigit)
        : address.PostalCode.Length is >= 2 and <= 12 && address.PostalCode.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is ' ' or '-');

    private static Refusal? Document(IdentityDocumentView document, DateOnly issueDate) =>
        !(document.Series.Length is >= 1 and <= 5 && document.Series.All(char.IsAsciiLetterOrDigit)) ? Wrong("document-series", "format")
        : !(document.Number.Length is >= 3 and <= 12 && document.Number.All(char.IsAsciiLetterOrDigit)) ? Wrong("document-number", "format")
        : document.ValidUntil < issueDate ? Refusal.Because(Problems.DocumentExpired, ("until", Day(document.ValidUntil)), ("date", Day(issueDate)))
        : null;

    private static Refusal? PersonalNumber(string? typed, DistinguishedName subject)
    {
        var certified = Cnp.FromSerialNumber(subject.SerialNumber);
        return certified is not null && typed is not null && typed != certified ? Wrong("personal-number", "differs-from-certificate")
            : (certified ?? typed) is not { } number ? subject.Country == "RO" ? Wrong("personal-number", "empty") : null
            : Cnp.IsValid(number) ? null
            : Wrong("personal-number", "check-digit");
    }

    private static Refusal? Billing(BillingView billing) => billing switch
    {
        { Kind: Person } => null,
        { Kind: Organisation } => Text("billing-name", billing.Name ?? string.Empty)
            ?? (Cui.IsValid(billing.TaxId) ? null : Wrong("billing-tax-id", "check-digit"))
            ?? (billing.Address is { } address ? Address(address) : Wrong("street", "empty")),
        _ => Wrong("billing-kind", "format"),
    };

    private static Refusal? Text(string field, string value) => string.IsNullOrWhiteSpace(value) ? Wrong(field, "empty")
        : value.Length > LongestText || value.Any(char.IsControl) ? Wrong(field, "too-long")
        : null;

    private static Refusal Wrong(string field, string reason) => Refusal.Because(Problems.FormInvalid, ("field", field), ("reason", reason));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", null);
}
