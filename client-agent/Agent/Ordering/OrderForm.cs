using System.Text.Json.Serialization;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Agent.Ordering;

/// <summary>The holder's form as far as it is filled in: from a file, from options, or by answers.</summary>
/// <param name="Language">BCP 47 tag of papers and mail; the program's language where absent.</param>
/// <param name="IssueDate">Chosen date of issue.</param>
/// <param name="ValidityYears">1, 2 or 3.</param>
/// <param name="Confirmations">Answers field by field.</param>
/// <param name="Phone">International form.</param>
/// <param name="Address">Postal address.</param>
/// <param name="IdentityDocument">Identity document.</param>
/// <param name="Billing">Who is billed; the person where absent.</param>
/// <param name="PersonalNumber">CNP, where the certificate does not name it.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record OrderForm(
    string? Language = null,
    DateOnly? IssueDate = null,
    int? ValidityYears = null,
    ConfirmationsForm? Confirmations = null,
    string? Phone = null,
    AddressForm? Address = null,
    IdentityDocumentForm? IdentityDocument = null,
    BillingView? Billing = null,
    string? PersonalNumber = null);
