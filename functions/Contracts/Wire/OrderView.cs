namespace DigiRenew.Contracts.Wire;

/// <summary>An order as its holder sees it.</summary>
/// <param name="Id">Id in addresses.</param>
/// <param name="Number">Number for people.</param>
/// <param name="State">Wire name of the state, e.g. awaiting-uploads.</param>
/// <param name="IssueDate">Chosen date.</param>
/// <param name="ValidityYears">1, 2 or 3.</param>
/// <param name="Price">What it costs.</param>
/// <param name="Papers">The papers, once made.</param>
/// <param name="Uploads">Each upload kind and how it stands.</param>
/// <param name="Paid">Whether payment is registered.</param>
/// <param name="ProformaNumber">Reference for the payment, once made.</param>
/// <param name="Missing">What is still missing, in words.</param>
/// <param name="NextStep">The next step, in words.</param>
/// <param name="IssueMoment">When the certificate will be issued (UTC), once scheduled.</param>
/// <param name="NewKeySha256">SHA-256 of the new SubjectPublicKeyInfo.</param>
/// <param name="CertificateSha256">SHA-256 of the new certificate, once issued.</param>
public sealed record OrderView(
    Guid Id,
    string Number,
    string State,
    DateOnly IssueDate,
    int ValidityYears,
    OfferView Price,
    IReadOnlyList<PaperView> Papers,
    IReadOnlyList<UploadStatusView> Uploads,
    bool Paid,
    string? ProformaNumber,
    IReadOnlyList<string> Missing,
    string NextStep,
    DateTimeOffset? IssueMoment,
    string NewKeySha256,
    string? CertificateSha256);
