namespace DigiRenew.Contracts.Wire;

/// <summary>One order at a glance, for an operator.</summary>
/// <param name="Order">As the holder sees it.</param>
/// <param name="Holder">The certificate's part of the form.</param>
/// <param name="Form">The rest of the form; personal number masked unless the caller may see it.</param>
/// <param name="Differences">What differs from the old certificate, field by field.</param>
/// <param name="Uploads">Each upload with its report.</param>
/// <param name="Blockers">Problem codes that stand in the way of approval.</param>
/// <param name="Version">For If-Match.</param>
/// <param name="Contact">How the contact stands; for officers only.</param>
/// <param name="Revocation">A revocation that was asked for; null where none was.</param>
public sealed record ReviewOrderView(
    OrderView Order,
    CertificateFormView Holder,
    FormView? Form,
    IReadOnlyList<DifferenceView> Differences,
    IReadOnlyList<UploadView> Uploads,
    IReadOnlyList<string> Blockers,
    long Version,
    ContactView? Contact = null,
    RevocationView? Revocation = null);
