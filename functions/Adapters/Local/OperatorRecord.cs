using System.Collections.Immutable;
using DigiRenew.Pki;

namespace DigiRenew.Adapters.Local;

/// <summary>An operator who signs in with a client certificate or with an API key.</summary>
/// <param name="Id">Identifier in the audit trail, no personal data.</param>
/// <param name="Roles">officer, finance, auditor, administrator, import.</param>
/// <param name="KeySha256">SHA-256 of the API key's UTF-8 octets; the key itself is stored nowhere. Null for who has none.</param>
/// <param name="Added">When (UTC).</param>
/// <param name="CertificateSha256">SHA-256 of the client certificate (DER); null for who has none.</param>
public sealed record OperatorRecord(
    string Id, ImmutableHashSet<string> Roles, Sha256Digest? KeySha256, DateTimeOffset Added, Sha256Digest? CertificateSha256 = null)
{
    public bool Equals(OperatorRecord? other) =>
        other is not null && Id == other.Id && KeySha256 == other.KeySha256 && CertificateSha256 == other.CertificateSha256 && Added == other.Added && Roles.SetEquals(other.Roles);

    public override int GetHashCode() => HashCode.Combine(Id, KeySha256);
}
