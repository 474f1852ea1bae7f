using System.Globalization;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Register;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Issuance;

/// <summary>Enters the issued certificate in the holder register, and claims it for its order, so that the new key opens sessions.</summary>
public sealed class RegisterIssued(JourneyContext context)
{
    public async Task<EffectResult> RunAsync(RenewalId id, CancellationToken cancellationToken)
    {
        var entry = await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (entry?.State.Facts?.Certificate is not { } issued)
        {
            return EffectResult.Finished;
        }

        var certificate = await ReadAsync(id, "certificate", cancellationToken).ConfigureAwait(false);
        var old = await ReadAsync(id, "old-certificate", cancellationToken).ConfigureAwait(false);
        if (certificate.Sha256 != issued)
        {
            throw new InvalidDataException("The stored certificate is not the one that was recorded.");
        }

        await context.Ports.Claims.TryClaimAsync($"issued/{issued.Hex}", id.ToString(), null, cancellationToken).ConfigureAwait(false);
        var before = await context.Ports.Register.FindAsync(Sha256Digest.Of(old.Issuer.Span), old.Serial, cancellationToken).ConfigureAwait(false);
        var (method, on) = await IdentificationAsync(entry, cancellationToken).ConfigureAwait(false);
        var device = entry.Order.Draft.Device.Serial;
        await context.Ports.Register.PutAsync(
            new RegisterEntry(
                Sha256Digest.Of(certificate.Issuer.Span),
                certificate.Serial,
                certificate.PublicKey,
                method,
                on,
                old.Email ?? before?.Contact,
                before?.ContactBounced ?? false,
                device,
                before is null ? old.SubjectName.Organisation : before.Subscriber,
                before?.StandingAuthorisation ?? false,
                "valid",
                before?.DeviceSerial is { } known && known != device ? context.Today : before?.ChangedOn)
            {
                BouncedAddress = before?.BouncedAddress,
            },
            cancellationToken).ConfigureAwait(false);
        return EffectResult.Finished;
    }

    private async Task<CertificateFacts> ReadAsync(RenewalId id, string name, CancellationToken cancellationToken) =>
        CertificateFacts.Read(await context.Ports.Evidence.FindNamedAsync(id, name, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidDataException($"The evidence lacks {name}."));

    /// <summary>The identification that an officer recorded for this order, else the holder's own qualified signature.</summary>
    private async Task<(string Method, DateOnly On)> IdentificationAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var settled = entry.Events.LastOrDefault(recorded => recorded.Event is RenewalEvent.BlockerSettled { Blocker: Blocker.Identification });
        if (settled?.Event is RenewalEvent.BlockerSettled identification)
        {
            var statement = await SealedDecision.FindAsync(context, entry.Id, identification.Decision, cancellationToken).ConfigureAwait(false);
            var dated = DateOnly.TryParseExact(
                statement?.Details.GetValueOrDefault("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
            return (identification.Method, dated ? date : context.Settings.Clock.DateOf(settled.At));
        }

        var placed = entry.Events.First(recorded => recorded.Event is RenewalEvent.OrderPlaced);
        return ("signature", context.Settings.Clock.DateOf(placed.At));
    }
}
