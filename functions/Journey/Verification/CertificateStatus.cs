using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Paths;
using DigiRenew.Pki.Revocation;
using DigiRenew.Pki.Verification;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Verification;

/// <summary>How a certificate stands: its path and its revocation status.</summary>
/// <param name="Path">The path, where one was found.</param>
/// <param name="PathCheck">The path's check.</param>
/// <param name="List">The revocation list that was looked at, and its DER.</param>
/// <param name="Entry">The certificate's entry in it.</param>
/// <param name="RevocationCheck">The revocation status; TRY_LATER where it can't be decided; null where there is no path.</param>
/// <param name="Refusal">Why the certificate may not be used; null where it may.</param>
internal sealed record CertificateStatus(
    CertificationPath? Path,
    CheckResult PathCheck,
    RevocationAnswer.Found? List,
    RevokedEntry? Entry,
    CheckResult? RevocationCheck,
    Refusal? Refusal)
{
    /// <summary>The lists of the authorities above it that were looked at, DER.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> AuthorityLists { get; init; } = [];

    /// <summary>The cause where a list was issued after the certificate had expired and does not say that it keeps such.</summary>
    public const string OmitsExpired = "list-omits-expired";

    /// <summary>The cause where a list is of other certificates of the issuer.</summary>
    public const string OfOthers = "list-of-others";

    /// <summary>Why a list does not tell of a certificate.</summary>
    public static string WhySilent(RevocationList list, CertificateFacts certificate) => list.Covers(certificate) ? OmitsExpired : OfOthers;

    /// <summary>Whether nothing is against the certificate, but that it has expired and the list may have dropped it.</summary>
    public bool IsForgotten => RevocationCheck?.Basis.GetValueOrDefault("cause") == OmitsExpired;
}
