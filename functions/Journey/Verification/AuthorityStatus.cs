using DigiRenew.Pki;
using DigiRenew.Pki.Paths;
using DigiRenew.Pki.Revocation;
using DigiRenew.Pki.Verification;

namespace DigiRenew.Journey.Verification;

/// <summary>
/// How the authorities between a certificate and its anchor stand, by the list of the authority above each (RFC 5280 §6.3). Any list in force
/// will do: roots issue theirs seldom. The anchor itself is trusted by configuration.
/// </summary>
internal sealed class AuthorityStatus(JourneyContext context)
{
    /// <summary>Looks each authority up.</summary>
    /// <param name="path">From the end entity to the anchor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The lists that were looked at, and the check: passed also where configuration asks for none; TRY_LATER where it can't be decided; REVOKED_CA_NO_POE where one is revoked or on hold.</returns>
    public async Task<(IReadOnlyList<ReadOnlyMemory<byte>> Lists, CheckResult Check)> RunAsync(CertificationPath path, CancellationToken cancellationToken)
    {
        var lists = new List<ReadOnlyMemory<byte>>();
        for (var place = 1; context.Settings.ChecksAuthorities && place < path.Certificates.Length - 1; place++)
        {
            var answer = await context.Ports.RevocationLists.FindAsync(path.Certificates[place + 1], null, cancellationToken).ConfigureAwait(false);
            if (answer is not RevocationAnswer.Found found)
            {
                return (lists, Unknown(((RevocationAnswer.Unknown)answer).Cause));
            }

            lists.Add(found.Der);
            if (!found.List.Covers(path.Certificates[place]))
            {
                return (lists, Unknown(CertificateStatus.OfOthers));
            }

            if (found.List.Find(path.Certificates[place].Serial) is { } entry)
            {
                return (lists, Revoked(found, entry));
            }
        }

        return (lists, CheckResult.Pass());
    }

    private static CheckResult Unknown(string cause) =>
        CheckResult.Undecided(SubIndication.TryLater, "The status of the issuing certificate can't be decided now.", ("cause", cause));

    private static CheckResult Revoked(RevocationAnswer.Found found, RevokedEntry entry) => CheckResult.Undecided(
        SubIndication.RevokedCaNoPoe,
        entry.IsOnHold ? "The issuing certificate is on hold." : "The issuing certificate is revoked.",
        ("crl", Sha256Digest.Of(found.Der.Span).Hex),
        ("authority", entry.Serial));
}
