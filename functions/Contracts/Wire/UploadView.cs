namespace DigiRenew.Contracts.Wire;

/// <summary>GET of an upload: receipt, status and, once there, the verification report.</summary>
public sealed record UploadView(string Kind, string Status, int Attempt, ReceiptView? Receipt, VerificationReportView? Report);
