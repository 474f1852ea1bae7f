using System.Collections.Immutable;
using DigiRenew.Journey;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;

namespace DigiRenew.Http.Health;

/// <summary>The ports of the journey, each asked something small.</summary>
internal static class HealthParts
{
    /// <summary>Longer than a sweep and what it finds take: by then somebody works, or the part that should is dead.</summary>
    private static readonly TimeSpan Untouched = TimeSpan.FromMinutes(30);

    private static readonly RenewalId Nobody = new(Guid.Empty);

    public static ImmutableArray<HealthPart> Of(JourneyContext context)
    {
        var ports = context.Ports;
        return
        [
            new("renewals", async token => !(await ports.Renewals.FindDueAsync(DateTimeOffset.MinValue, 1, token).ConfigureAwait(false)).IsDefault),
            new("evidence", async token => await ports.Evidence.FindNamedAsync(Nobody, "health", token).ConfigureAwait(false) is null),
            new("private-documents", async token => await ports.PrivateDocuments.FindAsync(Nobody, "health", token).ConfigureAwait(false) is null),
            new("register", async token => !await ports.Register.HasKeyAsync(Sha256Digest.Zero, token).ConfigureAwait(false)),
            new("audit-store", async token => (await ports.AuditStore.ReadAsync(Nobody, token).ConfigureAwait(false)).IsEmpty),
            new("revocation-lists", token => HasListsAsync(context, token)),
            new("issuing-key", _ => Task.FromResult(IsInForce(ports.IssuingKey.Certificate, context.Now))),
            new("seal", _ => Task.FromResult(IsInForce(ports.Seal.Certificate, context.Now))),
            new(
                "work",
                async token => (await ports.Renewals.FindDueAsync(context.Now - Untouched, 1, token).ConfigureAwait(false)).IsEmpty,
                Decides: false),
            new("secrets", _ => Task.FromResult(ports.Secrets.For("session-token").Count > 0)),
        ];
    }

    private static bool IsInForce(CertificateFacts certificate, DateTimeOffset now) => certificate.NotBefore <= now && now <= certificate.NotAfter;

    private static async Task<bool> HasListsAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        foreach (var issuer in context.Settings.IssuingCertificates)
        {
            if (await context.Ports.RevocationLists.FindAsync(issuer, null, cancellationToken).ConfigureAwait(false) is not RevocationAnswer.Found)
            {
                return false;
            }
        }

        return true;
    }
}
