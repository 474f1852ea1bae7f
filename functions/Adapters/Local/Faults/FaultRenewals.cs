using System.Collections.Concurrent;
using System.Collections.Immutable;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.Local.Faults;

/// <summary>Points <c>ledger/EVENT[+EVENT]</c>, <c>effect-done/EFFECT</c>, <c>effect-later/EFFECT</c> and <c>effect-parked/EFFECT</c>.</summary>
internal sealed class FaultRenewals(IRenewals inner, FaultHook hook) : IRenewals
{
    private readonly ConcurrentDictionary<(RenewalId, string), string> _effects = [];

    public async Task<StoredRenewal?> FindAsync(RenewalId id, CancellationToken cancellationToken)
    {
        var stored = await inner.FindAsync(id, cancellationToken).ConfigureAwait(false);
        foreach (var pending in stored?.Pending ?? [])
        {
            _effects[(id, pending.Id)] = NameOf(EffectCodec.Read(pending.Effect));
        }

        return stored;
    }

    public Task<bool> AppendAsync(
        RenewalId id,
        long version,
        ImmutableArray<AuditRecord> records,
        ImmutableArray<PendingEffect> effects,
        RenewalIndex index,
        CancellationToken cancellationToken) => hook.AroundAsync(
            "ledger/" + string.Join('+', records.Select(NameOf)),
            () => inner.AppendAsync(id, version, records, effects, index, cancellationToken));

    public Task CompleteAsync(RenewalId id, string effectId, CancellationToken cancellationToken) =>
        hook.AroundAsync("effect-done/" + Known(id, effectId), () => inner.CompleteAsync(id, effectId, cancellationToken));

    public Task RescheduleAsync(RenewalId id, string effectId, DateTimeOffset due, CancellationToken cancellationToken) =>
        hook.AroundAsync("effect-later/" + Known(id, effectId), () => inner.RescheduleAsync(id, effectId, due, cancellationToken));

    public Task DeferAsync(RenewalId id, string effectId, DateTimeOffset due, int attempts, string cause, CancellationToken cancellationToken) =>
        hook.AroundAsync("effect-later/" + Known(id, effectId), () => inner.DeferAsync(id, effectId, due, attempts, cause, cancellationToken));

    public Task AwaitReachAsync(RenewalId id, string effectId, DateTimeOffset due, DateTimeOffset since, string cause, CancellationToken cancellationToken) =>
        hook.AroundAsync("effect-later/" + Known(id, effectId), () => inner.AwaitReachAsync(id, effectId, due, since, cause, cancellationToken));

    public Task ParkAsync(RenewalId id, string effectId, DateTimeOffset at, int attempts, string cause, CancellationToken cancellationToken) =>
        hook.AroundAsync("effect-parked/" + Known(id, effectId), () => inner.ParkAsync(id, effectId, at, attempts, cause, cancellationToken));

    public IAsyncEnumerable<DeadLetter> ListParkedAsync(CancellationToken cancellationToken) => inner.ListParkedAsync(cancellationToken);

    public Task<bool> ReplayAsync(RenewalId id, string effectId, DateTimeOffset due, CancellationToken cancellationToken) =>
        inner.ReplayAsync(id, effectId, due, cancellationToken);

    public Task<ImmutableArray<RenewalId>> FindDueAsync(DateTimeOffset now, int most, CancellationToken cancellationToken) =>
        inner.FindDueAsync(now, most, cancellationToken);

    public Task<ImmutableArray<OverdueEffect>> FindOverdueAsync(DateTimeOffset since, int most, CancellationToken cancellationToken) =>
        inner.FindOverdueAsync(since, most, cancellationToken);

    public Task<ImmutableArray<RenewalId>> FindByCertificateAsync(Sha256Digest certificate, CancellationToken cancellationToken) =>
        inner.FindByCertificateAsync(certificate, cancellationToken);

    public IAsyncEnumerable<RenewalId> ListAsync(CancellationToken cancellationToken) => inner.ListAsync(cancellationToken);

    private static string NameOf(AuditRecord record) => EventCodec.Read(record).Event switch
    {
        RenewalEvent.UploadReceived e => $"UploadReceived-{e.Kind}",
        RenewalEvent.UploadVerified e => $"UploadVerified-{e.Kind}",
        var happened => happened.GetType().Name,
    };

    private static string NameOf(RenewalEffect effect) => effect switch
    {
        RenewalEffect.SendMail mail => $"SendMail-{mail.Kind}",
        RenewalEffect.VerifyUpload verify => $"VerifyUpload-{verify.Kind}",
        _ => effect.GetType().Name,
    };

    private string Known(RenewalId id, string effectId) => _effects.GetValueOrDefault((id, effectId), "unknown");
}
