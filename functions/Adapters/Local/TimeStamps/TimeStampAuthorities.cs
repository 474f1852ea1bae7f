using System.Security.Cryptography;
using DigiRenew.Adapters.Local.Network;
using DigiRenew.Adapters.Local.Revocation;
using DigiRenew.Journey.TimeStamps;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki;
using DigiRenew.Pki.TimeStamps;
using DigiRenew.Pki.Verification;
using Microsoft.Extensions.Logging;

namespace DigiRenew.Adapters.Local.TimeStamps;

/// <summary>
/// Asks the configured authorities over HTTP (RFC 3161 §3.4), the next where one can't be reached, its token does not verify, or a certificate
/// of its path is revoked or nobody can say now whether it is.
/// </summary>
public sealed partial class TimeStampAuthorities(TimeStampSources sources, TimeProvider time, ILogger<TimeStampAuthorities> log) : ITimeStamps, IDisposable
{
    private const int NonceOctets = 16;

    private readonly LimitedPost _post = new(sources.Patience, sources.LargestAnswer);
    private readonly LocalRevocationLists _lists = new(new() { Addresses = sources.RevocationAddresses, Patience = sources.Patience }, time);

    public bool IsConfigured => sources.Authorities.Count > 0;

    public async Task<TimeStampAnswer> StampAsync(Sha256Digest imprint, CancellationToken cancellationToken)
    {
        TimeStampAnswer answer = new TimeStampAnswer.Unavailable("not-configured");
        foreach (var authority in sources.Authorities)
        {
            answer = await AskAsync(authority, imprint, cancellationToken).ConfigureAwait(false);
            if (answer is not TimeStampAnswer.Unavailable unavailable)
            {
                break;
            }

            AuthorityFailed(log, authority.Host, unavailable.Cause);
        }

        return answer;
    }

    public void Dispose()
    {
        _post.Dispose();
        _lists.Dispose();
    }

    private async Task<TimeStampAnswer> AskAsync(Uri authority, Sha256Digest imprint, CancellationToken cancellationToken)
    {
        var request = TimeStampRequest.Compose(imprint, RandomNumberGenerator.GetBytes(NonceOctets));
        var reply = await _post.TryAskAsync(
            authority, request.Der, "application/timestamp-query", "application/timestamp-reply", cancellationToken).ConfigureAwait(false);
        if (reply is null)
        {
            return new TimeStampAnswer.Unavailable("out-of-reach");
        }

        var (token, check) = TimeStampToken.ReadResponse(reply, request, sources.Anchors);
        if (token is null)
        {
            return new TimeStampAnswer.Unavailable(check.SubIndication == SubIndication.TryLater ? "refused" : "invalid");
        }

        return (token.Time - time.GetUtcNow()).Duration() <= sources.ClockTolerance
            ? await LookUpAsync(token, cancellationToken).ConfigureAwait(false)
            : new TimeStampAnswer.Unavailable("clock");
    }

    /// <summary>Looks up every certificate below the anchor in its issuer's list (ETSI EN 319 102-1 §5.4).</summary>
    private async Task<TimeStampAnswer> LookUpAsync(TimeStampToken token, CancellationToken cancellationToken)
    {
        var lists = new List<ReadOnlyMemory<byte>>();
        foreach (var (certificate, issuer) in sources.RevocationAddresses.Count == 0 ? [] : token.Path.Certificates.Zip(token.Path.Certificates.Skip(1)))
        {
            if (await _lists.FindAsync(issuer, null, cancellationToken).ConfigureAwait(false) is not RevocationAnswer.Found found
                || !found.List.TellsOf(certificate))
            {
                return new TimeStampAnswer.Unavailable("revocation-unknown");
            }

            if (found.List.Find(certificate.Serial) is not null)
            {
                return new TimeStampAnswer.Unavailable("revoked");
            }

            lists.Add(found.Der);
        }

        return new TimeStampAnswer.Stamped(token, lists);
    }

    [LoggerMessage(EventId = 8101, Level = LogLevel.Warning, Message = "The time-stamping authority {Host} gave no token that can be used: {Cause}")]
    private static partial void AuthorityFailed(ILogger logger, string host, string cause);
}
