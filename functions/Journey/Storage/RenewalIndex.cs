using DigiRenew.Pki;

namespace DigiRenew.Journey.Storage;

/// <summary>What a renewal is found by in queues and sweeps; no personal data.</summary>
public sealed record RenewalIndex(
    string Number,
    string State,
    Sha256Digest Certificate,
    string CertificateSerial,
    DateOnly IssueDate,
    bool Paid,
    bool Approved,
    string? ProformaNumber,
    DateTimeOffset Changed);
