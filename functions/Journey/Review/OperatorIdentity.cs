using System.Collections.Immutable;

namespace DigiRenew.Journey.Review;

/// <summary>An operator who is signed in.</summary>
/// <param name="Id">Identifier in the audit trail, no personal data.</param>
/// <param name="Roles">officer, finance, auditor, administrator.</param>
public sealed record OperatorIdentity(string Id, ImmutableHashSet<string> Roles);
