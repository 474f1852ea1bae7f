using DigiRenew.Journey.AuditTrail;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Tests.Builders.InMemory;

/// <summary>A seal in memory.</summary>
public sealed record SoftSealKey(CertificateFacts Certificate, ISigningKey Key) : ISealKey;
