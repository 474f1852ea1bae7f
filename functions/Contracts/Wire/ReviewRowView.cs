namespace DigiRenew.Contracts.Wire;

/// <summary>One row of the queue; holds no personal data.</summary>
public sealed record ReviewRowView(Guid Id, string Number, string State, DateOnly IssueDate, string CertificateSerial, bool Paid, bool Approved, DateTimeOffset Changed);
