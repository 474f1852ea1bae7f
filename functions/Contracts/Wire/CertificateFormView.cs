namespace DigiRenew.Contracts.Wire;

/// <summary>The part of the form that comes from the certificate and can't be changed.</summary>
public sealed record CertificateFormView(
    string CommonName,
    string? GivenName,
    string? Surname,
    string? Organisation,
    string? Country,
    string? SerialNumberMasked,
    string CertificateSerial,
    string Issuer,
    DateTimeOffset NotAfter,
    int DaysLeft,
    string? ContactMasked);
