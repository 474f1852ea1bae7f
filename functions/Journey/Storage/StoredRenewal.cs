using System.Collections.Immutable;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Storage;

/// <summary>A renewal as kept. Its version is the number of its records.</summary>
public sealed record StoredRenewal(RenewalId Id, ImmutableArray<AuditRecord> Records, ImmutableArray<PendingEffect> Pending)
{
    public long Version => Records.Length;
}
