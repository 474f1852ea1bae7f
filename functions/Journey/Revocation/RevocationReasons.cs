using System.Collections.Immutable;
using DigiRenew.Pki.Revocation;

namespace DigiRenew.Journey.Revocation;

/// <summary>
/// The reasons of RFC 5280 §5.3.1 that fit a certificate of an end entity that is revoked for good. Those of authorities,
/// the hold and its end are not among them.
/// </summary>
public static class RevocationReasons
{
    /// <summary>By the words of requests and events.</summary>
    public static ImmutableSortedDictionary<string, RevocationReason> ByWord { get; } = new Dictionary<string, RevocationReason>
    {
        ["unspecified"] = RevocationReason.Unspecified,
        ["key-compromise"] = RevocationReason.KeyCompromise,
        ["affiliation-changed"] = RevocationReason.AffiliationChanged,
        ["superseded"] = RevocationReason.Superseded,
        ["cessation-of-operation"] = RevocationReason.CessationOfOperation,
        ["privilege-withdrawn"] = RevocationReason.PrivilegeWithdrawn,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
