namespace DigiRenew.Contracts.Wire;

/// <summary>GET of an upload.</summary>
/// <param name="Kind">Which slot.</param>
/// <param name="Status">missing, checking, accepted or refused.</param>
/// <param name="Attempt">Which upload of that slot, from 1.</param>
/// <param name="Receipt">The sealed receipt.</param>
/// <param name="Report">The verification report, once it is there.</param>
/// <param name="StampedAt">When a time-stamping authority saw it (RFC 3161); null where none did.</param>
public sealed record UploadView(string Kind, string Status, int Attempt, ReceiptView? Receipt, VerificationReportView? Report, DateTimeOffset? StampedAt = null);
