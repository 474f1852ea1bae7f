using DigiRenew.Pki;

namespace DigiRenew.Journey.Payments.Statements;

/// <summary>Who handed in a statement, and when.</summary>
/// <param name="File">Digest of the file in the evidence.</param>
/// <param name="By">The operator, or the machine that imports.</param>
/// <param name="At">UTC.</param>
public sealed record ReceivedStatement(Sha256Digest File, string By, DateTimeOffset At);
