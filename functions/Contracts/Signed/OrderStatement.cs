using System.Text.Json.Serialization;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Contracts.Signed;

/// <summary>The order that the token signs (enveloping CAdES, <see cref="StatementTypes.Order"/>).</summary>
/// <param name="Purpose"><see cref="Purposes.Order"/>.</param>
/// <param name="Origin">The service's origin.</param>
/// <param name="Order">The draft's id, which becomes the order's.</param>
/// <param name="Expires">After this the signed order is void (UTC).</param>
/// <param name="Certificate">SHA-256 of the certificate under renewal, lower-case hexadecimal.</param>
/// <param name="DraftSha256">Digest that the service gave for the draft, lower-case hexadecimal.</param>
/// <param name="IssueDate">The chosen date of issue.</param>
/// <param name="ValidityYears">1, 2 or 3.</param>
/// <param name="Device">The token that holds both keys.</param>
/// <param name="CertificationRequest">DER of the PKCS #10 request by the new key, base64 (RFC 2986).</param>
/// <param name="TermsVersion">Version of the general conditions shown.</param>
/// <param name="TermsSha256">SHA-256 of the general conditions shown, lower-case hexadecimal.</param>
/// <param name="Code">The six-digit validation code.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record OrderStatement(
    string Purpose,
    string Origin,
    Guid Order,
    DateTimeOffset Expires,
    string Certificate,
    string DraftSha256,
    DateOnly IssueDate,
    int ValidityYears,
    DeviceView Device,
    string CertificationRequest,
    string TermsVersion,
    string TermsSha256,
    string Code);
