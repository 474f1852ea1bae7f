using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Journey.Verification;

/// <summary>Whether a certificate may sign an organisation's authorisation; that its holder represents the organisation is for the officer to look up.</summary>
internal static class Representative
{
    /// <returns>Why not; null where it may.</returns>
    /// <param name="holder">The certificate under renewal.</param>
    /// <param name="signer">The authorisation's signer; path and status are judged elsewhere.</param>
    public static Problem? Judge(CertificateFacts holder, CertificateFacts signer) =>
        IsSamePerson(holder, signer) ? Problems.AuthorisationOwn
        : signer.QcStatements.Compliance
            && (signer.QcStatements.Types.IsEmpty || signer.QcStatements.Types.Contains(Oids.QcTypeEsign))
            && signer.KeyUsage is { } usage && usage.HasFlag(KeyUsage.ContentCommitment)
                ? null
        : Problems.NotQualified;

    /// <summary>The same certificate, key, or person by the number in the subject (EN 319 412-1 §5.1.3).</summary>
    private static bool IsSamePerson(CertificateFacts holder, CertificateFacts signer) =>
        holder.Sha256 == signer.Sha256
        || holder.PublicKey == signer.PublicKey
        || (holder.SubjectName.SerialNumber is { } number && string.Equals(number, signer.SubjectName.SerialNumber, StringComparison.OrdinalIgnoreCase));
}
