using System.Collections.Immutable;
using DigiRenew.Pki;

namespace DigiRenew.Adapters.Local;

/// <summary>That an operator was added or removed: who was meant by an id in the audit trail, and when.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Act">added or removed.</param>
/// <param name="Id">Identifier in the audit trail.</param>
/// <param name="Roles">What the operator might do.</param>
/// <param name="CertificateSha256">SHA-256 of the client certificate (DER); null for who had none.</param>
public sealed record OperatorChange(DateTimeOffset At, string Act, string Id, ImmutableArray<string> Roles, Sha256Digest? CertificateSha256);
