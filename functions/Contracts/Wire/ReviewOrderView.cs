namespace DigiRenew.Contracts.Wire;

/// <summary>One order at a glance, for an operator.</summary>
/// <param name="Order">As the holder sees it.</param>
/// <param name="Holder">The certificate's part of the form.</param>
/// <param name="Form">The rest of the form; the personal number is masked.</param>
/// <param name="Device">The token that the order names.</param>
/// <param name="Payment">The payment, once registered.</param>
/// <param name="Differences">What differs from the old certificate, field by field.</param>
/// <param name="Uploads">Each upload with its report.</param>
/// <param name="Flags">What an officer should look at.</param>
/// <param name="Approvals">Operators whose approval stands.</param>
/// <param name="ApprovalsNeeded">How many approvals the order needs.</param>
/// <param name="Decisions">What the caller could decide on this version.</param>
/// <param name="Finished">Whether the evidence can be exported.</param>
/// <param name="Blockers">Problem codes that stand in the way of approval; also signed-while-held, signed-unpaid and signed-while-ending, of a certificate that was signed and not recorded.</param>
/// <param name="Version">For If-Match.</param>
/// <param name="Contact">How the contact stands; for officers only.</param>
/// <param name="Revocation">A revocation that was asked for; null where none was.</param>
/// <param name="AttachedProofs">Payment proofs that operators attached, oldest first; the file <c>payment-proof.attached</c> is the newest.</param>
public sealed record ReviewOrderView(
    OrderView Order,
    CertificateFormView Holder,
    FormView? Form,
    DeviceView? Device,
    ReviewPaymentView? Payment,
    IReadOnlyList<DifferenceView> Differences,
    IReadOnlyList<UploadView> Uploads,
    IReadOnlyList<UploadFlagView> Flags,
    IReadOnlyList<string> Approvals,
    int ApprovalsNeeded,
    IReadOnlyList<string> Decisions,
    bool Finished,
    IReadOnlyList<string> Blockers,
    long Version,
    ContactView? Contact = null,
    RevocationView? Revocation = null,
    IReadOnlyList<AttachedProofView>? AttachedProofs = null);
