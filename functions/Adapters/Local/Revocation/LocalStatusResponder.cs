using DigiRenew.Adapters.Local.Network;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Revocation;

namespace DigiRenew.Adapters.Local.Revocation;

/// <summary>Asks the configured OCSP responders over HTTP (RFC 6960 §A.1), the next where one can't be reached or its answer does not verify.</summary>
public sealed class LocalStatusResponder(ResponderSources sources, TimeProvider time) : IStatusResponder, IDisposable
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private readonly LimitedPost _post = new(sources.Patience, sources.LargestAnswer);

    public bool IsConfigured => sources.Addresses.Count > 0;

    public async Task<StatusAnswer> AskAsync(
        CertificateFacts certificate, CertificateFacts issuer, DateTimeOffset? notBefore, CancellationToken cancellationToken)
    {
        var cause = IsConfigured ? "out-of-reach" : "not-configured";
        foreach (var address in sources.Addresses)
        {
            var request = OcspRequest.Compose(certificate, issuer);
            var answer = await _post.TryAskAsync(
                address, request.Der, "application/ocsp-request", "application/ocsp-response", cancellationToken).ConfigureAwait(false);
            if (answer is null)
            {
                continue;
            }

            if (OcspResponse.Read(answer, request, time.GetUtcNow(), ClockTolerance).Response is not { } response)
            {
                cause = "invalid";
            }
            else if (response.ThisUpdate < notBefore)
            {
                cause = "stale";
            }
            else
            {
                return new StatusAnswer.Found(response, answer);
            }
        }

        return new StatusAnswer.Unknown(cause);
    }

    public void Dispose() => _post.Dispose();
}
