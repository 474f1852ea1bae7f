using DigiRenew.Pki.Certificates;

namespace DigiRenew.Journey.Verification;

/// <summary>No OCSP responder is configured.</summary>
public sealed class NoStatusResponder : IStatusResponder
{
    private NoStatusResponder()
    {
    }

    public static NoStatusResponder Instance { get; } = new();

    public bool IsConfigured => false;

    public Task<StatusAnswer> AskAsync(
        CertificateFacts certificate, CertificateFacts issuer, DateTimeOffset? notBefore, CancellationToken cancellationToken) =>
        Task.FromResult<StatusAnswer>(new StatusAnswer.Unknown("not-configured"));
}
