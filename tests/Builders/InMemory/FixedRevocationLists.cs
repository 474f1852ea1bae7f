using DigiRenew.Journey.Verification;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Tests.Builders.InMemory;

/// <summary>Answers as it was told to; out of reach until then.</summary>
public sealed class FixedRevocationLists : IRevocationLists
{
    public RevocationAnswer Answer { get; set; } = new RevocationAnswer.Unknown("out-of-reach");

    public Task<RevocationAnswer> FindAsync(CertificateFacts issuer, DateTimeOffset? notBefore, CancellationToken cancellationToken) =>
        Task.FromResult(Answer is RevocationAnswer.Found found && found.List.ThisUpdate < notBefore ? new RevocationAnswer.Unknown("stale") : Answer);
}
