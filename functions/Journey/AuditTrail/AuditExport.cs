using System.Collections.Immutable;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>Everything an auditor needs to verify the trail offline.</summary>
/// <param name="Orders">The records of each order, each the exact bytes that were hashed, in the order found.</param>
/// <param name="Checkpoints">Sealed checkpoints (CMS) in order of their number.</param>
/// <param name="SealAnchors">The certificates whose seal is accepted.</param>
public sealed record AuditExport(
    ImmutableDictionary<RenewalId, ImmutableArray<ReadOnlyMemory<byte>>> Orders,
    ImmutableArray<ReadOnlyMemory<byte>> Checkpoints,
    ImmutableArray<CertificateFacts> SealAnchors);
