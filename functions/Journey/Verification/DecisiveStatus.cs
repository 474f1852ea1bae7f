using System.Globalization;
using System.Runtime.CompilerServices;
using DigiRenew.Journey.Storage;
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
    /// <summary>Slot of the list or answer on which the certificate was issued.</summary>
    internal const string Slot = "decisive-status";

    private const int MostAuthorities = 8;

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
        foreach (var (at, list) in answer is DecisiveAnswer.Good ? lists.Index() : [])
        {
            await context.Ports.Evidence.KeepFirstAsync(id, SlotOfAuthority(at), list, cancellationToken).ConfigureAwait(false);
        }

        return answer;
    }

    /// <summary>The lists of the authorities, kept beside the decisive one, from the issuing certificate upwards.</summary>
    internal static async IAsyncEnumerable<ReadOnlyMemory<byte>> OfAuthoritiesAsync(IEvidence evidence, RenewalId id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var at = 0; at < MostAuthorities && await evidence.FindNamedAsync(id, SlotOfAuthority(at), cancellationToken).ConfigureAwait(false) is { } list; at++)
        {
            yield return list;
        }
    }

    private static string SlotOfAuthority(int at) => string.Create(CultureInfo.InvariantCulture, $"{Slot}-authority-{at + 1}");

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
        await context.Ports.Evidence.KeepAsync(id, evidence, cancellationToken).ConfigureAwait(false);
        if (entry is not null)
        {
            return new DecisiveAnswer.Revoked(entry);
        }

        if (whySilent is not null)
        {
            return new DecisiveAnswer.Unknown(whySilent);
        }

        await context.Ports.Evidence.KeepFirstAsync(id, Slot, evidence, cancellationToken).ConfigureAwait(false);
        return new DecisiveAnswer.Good();
    }
}
