using System.Collections.Immutable;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>What was appended to the audit store since a mark.</summary>
/// <param name="Renewals">Every renewal that has a newer record, each once; one without may be among them.</param>
/// <param name="Mark">The mark from which to go on; only the store that gave it can read it.</param>
public sealed record AuditChanges(ImmutableArray<RenewalId> Renewals, string Mark);
