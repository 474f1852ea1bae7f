using DigiRenew.Journey.Issuance;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Tests.Builders.InMemory;

/// <summary>An issuing key in memory.</summary>
public sealed record SoftIssuingKey(CertificateFacts Certificate, ISigningKey Key) : IIssuingKey;
