using DigiRenew.Agent.Service;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Cms;

namespace DigiRenew.Agent.Sessions;

/// <summary>Opens a session by a statement that the agent writes itself (SPEC §3): the service supplies only the nonce.</summary>
public static class SessionOpener
{
    /// <summary>Signs the statement and sends it.</summary>
    public static async Task<SessionView> OpenAsync(
        ServiceClient service,
        CertificateFacts signer,
        IReadOnlyCollection<CertificateFacts> chain,
        ISigningKey key,
        CancellationToken cancellationToken)
    {
        var challenge = await service.ChallengeAsync(cancellationToken).ConfigureAwait(false);
        var now = service.Clock.GetUtcNow();
        var time = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var statement = new SessionStatement(
            service.Address.Origin, signer.Serial, signer.IssuerName.ToString(), time, challenge.Nonce, service.SessionThumbprint);
        var cms = await CadesSignature.SignAsync(
            statement.ToBytes(), StatementTypes.Session, detached: false, signer, chain, key, time, cancellationToken).ConfigureAwait(false);
        return await service.OpenSessionAsync(
            new SessionRequest(Convert.ToBase64String(cms), time, challenge.Nonce), cancellationToken).ConfigureAwait(false);
    }
}
