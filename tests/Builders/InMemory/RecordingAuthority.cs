using DigiRenew.Journey.Revocation;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Revocation;

namespace DigiRenew.Tests.Builders.InMemory;

/// <summary>An authority that remembers what it was asked to revoke.</summary>
public sealed class RecordingAuthority : IRevocation
{
    /// <summary>In the order of asking; the same certificate once.</summary>
    public List<RevokedEntry> Revoked { get; } = [];

    /// <summary>Refuses to work, as one that is out of reach.</summary>
    public bool IsOutOfReach { get; set; }

    public Task RevokeAsync(CertificateFacts certificate, RevocationReason reason, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (IsOutOfReach)
        {
            throw new IOException("The authority can't be reached.");
        }

        if (Revoked.All(entry => entry.Serial != certificate.Serial))
        {
            Revoked.Add(new(certificate.Serial, at, reason == RevocationReason.Unspecified ? null : (int)reason));
        }

        return Task.CompletedTask;
    }
}
