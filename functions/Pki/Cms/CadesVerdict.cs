using System.Collections.Immutable;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Verification;

namespace DigiRenew.Pki.Cms;

/// <summary>The outcome of verifying a signature. Everything but <see cref="Check"/> is null unless the check passed.</summary>
/// <param name="Check">TOTAL-PASSED, or the indication of the first thing that is wrong.</param>
/// <param name="Signer">The certificate that signed.</param>
/// <param name="Certificates">All certificates inside.</param>
/// <param name="Content">The content: inside or detached.</param>
/// <param name="SigningTime">The signing-time attribute, where there is one.</param>
/// <param name="Scheme">How it was signed.</param>
public sealed record CadesVerdict(
    CheckResult Check,
    CertificateFacts? Signer,
    ImmutableArray<CertificateFacts> Certificates,
    ReadOnlyMemory<byte> Content,
    DateTimeOffset? SigningTime,
    SignatureScheme? Scheme)
{
    /// <summary>Whether something is carried along that nobody signed: revocation lists, unsigned attributes. Neither is ever looked at.</summary>
    public bool HasUnsigned { get; init; }
}
