using System.Collections.Immutable;
using DigiRenew.Pki;

namespace DigiRenew.Adapters.Local;

/// <summary>An operator who signs in with an API key.</summary>
/// <param name="Id">Identifier in the audit trail, no personal data.</param>
/// <param name="Roles">officer, finance, auditor, administrator.</param>
/// <param name="KeySha256">SHA-256 of the API key's UTF-8 octets; the key itself is stored nowhere.</param>
/// <param name="Added">When (UTC).</param>
public sealed record OperatorRecord(string Id, ImmutableHashSet<string> Roles, Sha256Digest KeySha256, DateTimeOffset Added)
{
    public bool Equals(OperatorRecord? other) =>
        other is not null && Id == other.Id && KeySha256 == other.KeySha256 && Added == other.Added && Roles.SetEquals(other.Roles);

    public override int GetHashCode() => HashCode.Combine(Id, KeySha256);
}
