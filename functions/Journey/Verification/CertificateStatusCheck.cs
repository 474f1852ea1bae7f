using System.Globalization;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Paths;
using DigiRenew.Pki.Verification;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Verification;

/// <summary>
/// Judges a holder's certificate at a time: path to the configured anchors, validity, and revocation by the issuer's list.
/// A list that is out of reach or stale means "can't decide", never "fine".
/// </summary>
internal sealed class CertificateStatusCheck(JourneyContext context)
{
    private readonly AuthorityStatus _authorities = new(context);

    public async Task<CertificateStatus> RunAsync(CertificateFacts certificate, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (path, check) = CertificationPath.Build(certificate, context.Settings.IssuingCertificates, context.Settings.TrustAnchors, at);
        if (path is null || !check.Passed || certificate.IsAuthority)
        {
            var failed = check.Passed ? CheckResult.Fail(SubIndication.ChainConstraintsFailure, "The signer is a certification authority.") : check;
            return new(null, failed, null, null, null, Refuse(failed, certificate));
        }

        var (lists, authorities) = await _authorities.RunAsync(path, cancellationToken).ConfigureAwait(false);
        if (!authorities.Passed)
        {
            var why = authorities.SubIndication == SubIndication.TryLater ? Problems.RevocationUnknown : Problems.NotOurCertificate;
            return new(path, check, null, null, authorities, Refusal.Because(why)) { AuthorityLists = lists };
        }

        return await RunAsync(certificate, path, check, lists, cancellationToken).ConfigureAwait(false) with { AuthorityLists = lists };
    }

    private async Task<CertificateStatus> RunAsync(
        CertificateFacts certificate, CertificationPath path, CheckResult check, IReadOnlyList<ReadOnlyMemory<byte>> authorities, CancellationToken cancellationToken)
    {
        var answer = await context.Ports.RevocationLists.FindAsync(path.Issuer, null, cancellationToken).ConfigureAwait(false);
        if (answer is not RevocationAnswer.Found found)
        {
            var cause = ((RevocationAnswer.Unknown)answer).Cause;
            return new(
                path,
                check,
                null,
                null,
                CheckResult.Undecided(SubIndication.TryLater, "The revocation status can't be decided now.", ("cause", cause)),
                Refusal.Because(Problems.RevocationUnknown));
        }

        (string, string)[] basis =
        [
            ("crl", Sha256Digest.Of(found.Der.Span).Hex),
            ("crlNumber", found.List.Number ?? "-"),
            ("crlThisUpdate", Moment(found.List.ThisUpdate)),
            .. authorities.Index().Select(list => (string.Create(CultureInfo.InvariantCulture, $"authorityCrl{list.Index + 1}"), Sha256Digest.Of(list.Item.Span).Hex)),
        ];
        return found.List.Find(certificate.Serial) switch
        {
            null when !found.List.TellsOf(certificate) => new(
                path,
                check,
                found,
                null,
                CheckResult.Undecided(SubIndication.TryLater, "The list does not tell of this certificate.", [.. basis, ("cause", CertificateStatus.WhySilent(found.List, certificate))]),
                Refusal.Because(Problems.RevocationUnknown)),
            null => new(path, check, found, null, CheckResult.Pass(basis), null),
            { IsOnHold: true } entry => new(
                path,
                check,
                found,
                entry,
                CheckResult.Undecided(SubIndication.TryLater, "The certificate is on hold.", basis),
                Refusal.Because(Problems.CertificateOnHold)),
            var entry => new(
                path,
                check,
                found,
                entry,
                CheckResult.Fail(SubIndication.Revoked, "The certificate is revoked.", [.. basis, ("revokedAt", Moment(entry.At))]),
                Refusal.Because(Problems.CertificateRevoked, ("date", Day(entry.At)))),
        };
    }

    private Refusal Refuse(CheckResult check, CertificateFacts certificate) => check.SubIndication == SubIndication.Expired && certificate.NotAfter < context.Now
        ? Refusal.Because(Problems.CertificateExpired, ("date", Day(certificate.NotAfter)))
        : Refusal.Because(Problems.NotOurCertificate);

    private string Day(DateTimeOffset moment) => context.Settings.Clock.DateOf(moment).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
