using DigiRenew.Contracts.Wire;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal.Rules;

namespace DigiRenew.Journey.Sessions;

/// <summary>The part of the form that a certificate fills in.</summary>
internal static class CertificateForms
{
    /// <param name="certificate">The certificate under renewal.</param>
    /// <param name="contact">Contact of record, or null.</param>
    /// <param name="today">The provider's local date.</param>
    /// <param name="clock">The provider's clock.</param>
    public static CertificateFormView Of(CertificateFacts certificate, string? contact, DateOnly today, ProviderClock clock)
    {
        var subject = certificate.SubjectName;
        return new(
            subject.CommonName ?? string.Empty,
            subject.GivenName,
            subject.Surname,
            subject.Organisation,
            subject.Country,
            subject.SerialNumber is { } number ? Masks.Identifier(number) : null,
            certificate.Serial,
            certificate.IssuerName.ToString(),
            certificate.NotAfter,
            clock.DateOf(certificate.NotAfter).DayNumber - today.DayNumber,
            contact is null ? null : Masks.Email(contact));
    }
}
