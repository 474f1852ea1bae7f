using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Revocation;

/// <summary>Has the authority revoke what two officers decided to revoke, brings the register up to date, and records it.</summary>
public sealed class RevokeCertificate(JourneyContext context)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task<EffectResult> RunAsync(RenewalId id, CancellationToken cancellationToken)
    {
        if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false)
            is not { State: RenewalState.Issued or RenewalState.Installed, Order: { Revocation: { } two, Certificate: { } issued } } entry)
        {
            return EffectResult.Finished;
        }

        if (context.Ports.Revocation is not { } authority)
        {
            return new EffectResult.Later(context.Now + Patience, "no-authority");
        }

        var certificate = CertificateFacts.Read(await context.Ports.Evidence.FindNamedAsync(id, "certificate", cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidDataException("The evidence lacks the issued certificate."));
        if (certificate.Sha256 != issued)
        {
            throw new InvalidDataException("The stored certificate is not the one that was recorded.");
        }

        var decided = entry.Events.Last(recorded => recorded.Event is RenewalEvent.RevocationConfirmed).At;
        await authority.RevokeAsync(certificate, RevocationReasons.ByWord[two.Reason], decided, cancellationToken).ConfigureAwait(false);
        await RegisterAsync(certificate, cancellationToken).ConfigureAwait(false);
        await context.Ledger.ExecuteAsync(
            id,
            Actor.Operator(two.Second),
            "revoked",
            _ => new RenewalCommand.RecordRevoked(two.Officer, two.Second, two.Decision),
            cancellationToken).ConfigureAwait(false);
        return EffectResult.Finished;
    }

    private async Task RegisterAsync(CertificateFacts certificate, CancellationToken cancellationToken)
    {
        var known = await context.Ports.Register.FindAsync(Sha256Digest.Of(certificate.Issuer.Span), certificate.Serial, cancellationToken).ConfigureAwait(false);
        if (known is { Status: not "revoked" })
        {
            await context.Ports.Register.PutAsync(known with { Status = "revoked" }, cancellationToken).ConfigureAwait(false);
        }
    }
}
