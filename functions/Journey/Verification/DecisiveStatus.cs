using DigiRenew.Pki;
using DigiRenew.Pki.Paths;
using DigiRenew.Pki.Revocation;
using DigiRenew.Pki.Verification;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Verification;

/// <summary>
/// Decides anew, right before issuance, whether the old certificate is revoked (SPEC §4): by an OCSP answer where a responder is configured, else
/// by a revocation list, either no older than the last upload; and how its authorities stand. Of a certificate that has expired meanwhile it must
/// say that it still knows. What was looked at is kept as evidence.
/// </summary>
internal sealed class DecisiveStatus(JourneyContext context)
{
    private readonly AuthorityStatus _authorities = new(context);

    /// <summary>Decides.</summary>
    /// <param name="id">The renewal.</param>
    /// <param name="path">The old certificate's.</param>
    /// <param name="notBefore">When the last upload came.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<DecisiveAnswer> RunAsync(RenewalId id, CertificationPath path, DateTimeOffset notBefore, CancellationToken cancellationToken)
    {
        var (lists, authorities) = await _authorities.RunAsync(path, cancellationToken).ConfigureAwait(false);
        foreach (var list in lists)
        {
            await context.Ports.Evidence.KeepAsync(id, list, cancellationToken).ConfigureAwait(false);
        }

        var answer = authorities switch
        {
            { SubIndication: SubIndication.TryLater } => new DecisiveAnswer.Unknown("authority-" + authorities.Basis["cause"]),
            { Passed: false } => new DecisiveAnswer.AuthorityRevoked(),
            _ => context.Ports.StatusResponder.IsConfigured
                ? await ByResponderAsync(id, path, notBefore, cancellationToken).ConfigureAwait(false)
                : await ByListAsync(id, path, notBefore, cancellationToken).ConfigureAwait(false),
        };
        if (answer is DecisiveAnswer.Good { Evidence: var decisive })
        {
            await DecisiveLooks.KeepAsync(context.Ports.Evidence, id, decisive, lists.Select(list => Sha256Digest.Of(list.Span)), cancellationToken).ConfigureAwait(false);
        }

        return answer;
    }

    private async Task<DecisiveAnswer> ByResponderAsync(RenewalId id, CertificationPath path, DateTimeOffset notBefore, CancellationToken cancellationToken)
    {
        var answer = await context.Ports.StatusResponder.AskAsync(path.Certificates[0], path.Issuer, notBefore, cancellationToken).ConfigureAwait(false);
        return answer is StatusAnswer.Found found
            ? await DecidedAsync(id, found.Der, found.Response.Revoked, found.Response.TellsOf(path.Certificates[0]) ? null : CertificateStatus.OmitsExpired, cancellationToken).ConfigureAwait(false)
            : new DecisiveAnswer.Unknown(((StatusAnswer.Unknown)answer).Cause);
    }

    private async Task<DecisiveAnswer> ByListAsync(RenewalId id, CertificationPath path, DateTimeOffset notBefore, CancellationToken cancellationToken)
    {
        var answer = await context.Ports.RevocationLists.FindAsync(path.Issuer, notBefore, cancellationToken).ConfigureAwait(false);
        return answer is RevocationAnswer.Found found
            ? await DecidedAsync(id, found.Der, found.List.Find(path.Certificates[0].Serial), found.List.TellsOf(path.Certificates[0]) ? null : CertificateStatus.WhySilent(found.List, path.Certificates[0]), cancellationToken).ConfigureAwait(false)
            : new DecisiveAnswer.Unknown(((RevocationAnswer.Unknown)answer).Cause);
    }

    private async Task<DecisiveAnswer> DecidedAsync(RenewalId id, ReadOnlyMemory<byte> evidence, RevokedEntry? entry, string? whySilent, CancellationToken cancellationToken)
    {
        var kept = await context.Ports.Evidence.KeepAsync(id, evidence, cancellationToken).ConfigureAwait(false);
        if (entry is not null)
        {
            return new DecisiveAnswer.Revoked(entry);
        }

        return whySilent is null ? new DecisiveAnswer.Good(kept) : new DecisiveAnswer.Unknown(whySilent);
    }
}
