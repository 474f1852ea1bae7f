using System.Text.Json.Serialization;

namespace DigiRenew.Contracts.Wire;

/// <summary>POST /drafts: the form, the date, and the digest of the new public key.</summary>
/// <param name="Language">BCP 47 tag of papers and mail.</param>
/// <param name="IssueDate">The chosen date.</param>
/// <param name="ValidityYears">1, 2 or 3.</param>
/// <param name="Confirmations">Whether the certificate's data are still true.</param>
/// <param name="Phone">In international form, e.g. +40…</param>
/// <param name="Address">Postal address.</param>
/// <param name="IdentityDocument">Identity document.</param>
/// <param name="PersonalNumber">CNP, only where the certificate does not name it.</param>
/// <param name="Billing">Who is billed.</param>
/// <param name="NewKeySha256">SHA-256 of the new SubjectPublicKeyInfo, lower-case hexadecimal.</param>
/// <param name="Device">The token.</param>
/// <param name="TermsVersion">Version of the general conditions shown.</param>
/// <param name="TermsSha256">SHA-256 of the general conditions shown.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DraftRequest(
    string Language,
    DateOnly IssueDate,
    int ValidityYears,
    ConfirmationsView Confirmations,
    string Phone,
    AddressView Address,
    IdentityDocumentView IdentityDocument,
    BillingView Billing,
    string NewKeySha256,
    DeviceView Device,
    string TermsVersion,
    string TermsSha256,
    string? PersonalNumber = null);
