using System.Globalization;
using DigiRenew.Contracts;
using DigiRenew.Journey.Effects;
using DigiRenew.Pki.TimeStamps;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.TimeStamps;

/// <summary>
/// Keeps a time-stamp token beside an upload, as named evidence <c>timestamp-{kind}-{attempt}</c>: over the signed paper, or over the
/// detached signature, which binds its file. What it was verified with is kept too. The upload itself is not touched.
/// </summary>
public sealed class StampUpload(JourneyContext context)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private const int MostDoublings = 6;

    /// <summary>The name that an upload's token is kept under.</summary>
    public static string NameOf(UploadKind kind, int attempt) => string.Create(CultureInfo.InvariantCulture, $"timestamp-{kind.ToWire()}-{attempt}");

    /// <summary>When the newest upload of a slot was stamped; null where it was not.</summary>
    public static async Task<DateTimeOffset?> FindTimeAsync(Ports ports, RenewalId id, UploadSlot slot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ports);
        ArgumentNullException.ThrowIfNull(slot);
        return await ports.Evidence.FindNamedAsync(id, NameOf(slot.Kind, slot.Attempt), cancellationToken).ConfigureAwait(false) is { } token
            ? TimeStampToken.TimeOf(token, slot.Signature ?? slot.File)
            : null;
    }

    /// <param name="id">The renewal.</param>
    /// <param name="kind">The slot.</param>
    /// <param name="attempt">Which upload of that slot.</param>
    /// <param name="tries">How often it was tried before: the wait for the next try grows with it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<EffectResult> RunAsync(RenewalId id, UploadKind kind, int attempt, int tries, CancellationToken cancellationToken)
    {
        if (!context.Ports.TimeStamps.IsConfigured
            || await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } entry
            || entry.Events.Select(recorded => recorded.Event).OfType<RenewalEvent.UploadReceived>()
                .FirstOrDefault(received => received.Kind == kind && received.Attempt == attempt) is not { } upload)
        {
            return EffectResult.Finished;
        }

        var name = NameOf(kind, attempt);
        if (await context.Ports.Evidence.FindNamedAsync(id, name, cancellationToken).ConfigureAwait(false) is not null)
        {
            return EffectResult.Finished;
        }

        switch (await context.Ports.TimeStamps.StampAsync(upload.Signature ?? upload.File, cancellationToken).ConfigureAwait(false))
        {
            case TimeStampAnswer.Stamped stamped:
                await new TimeStampProof(stamped.Token.Path.Certificates[^1].Der, [.. stamped.Lists])
                    .KeepAsync(context.Ports.Evidence, id, kind, attempt, stamped.Token.Der, cancellationToken).ConfigureAwait(false);
                await context.Ports.Evidence.KeepFirstAsync(id, name, stamped.Token.Der, cancellationToken).ConfigureAwait(false);
                return EffectResult.Finished;
            default:
                var wait = ShortestWait * (1 << Math.Min(tries, MostDoublings));
                return new EffectResult.Later(context.Now + (wait < LongestWait ? wait : LongestWait), "time-stamp-unavailable", Failed: true);
        }
    }
}
