using System.Collections.Immutable;
using DigiRenew.Journey;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Mail;

public sealed class Sending_a_message_twice
{
    /// <summary>The process ends between the handing over and the mark that it was done; another one finds the effect pending.</summary>
    [Fact]
    public async Task after_a_crash_before_the_mark_gives_the_same_message_with_the_same_id()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        var dying = new EffectPerformer(new JourneyContext(
            desk.Context.Ports with { Renewals = new UnmarkedRenewals(desk.Renewals) }, desk.Context.Settings, desk.Time, desk.Context.Logging));
        await Assert.ThrowsAsync<OperationCanceledException>(() => dying.AdvanceAsync(id, CancellationToken.None));
        var first = Assert.Single(desk.Mail.Sent);

        desk.Time.Advance(TimeSpan.FromMinutes(3));
        await desk.Application.Effects.AdvanceAsync(id, CancellationToken.None);
        Assert.Equal(2, desk.Mail.Sent.Count);
        var again = desk.Mail.Sent[1];
        Assert.Equal(first with { Attachments = again.Attachments }, again);
        Assert.Equal(first.Attachments.Select(file => Sha256Digest.Of(file.Content.Span)), again.Attachments.Select(file => Sha256Digest.Of(file.Content.Span)));

        await desk.Application.Effects.AdvanceAsync(id, CancellationToken.None);
        Assert.Equal(2, desk.Mail.Sent.Count);
    }

    /// <summary>Dies instead of marking a message as sent.</summary>
    private sealed class UnmarkedRenewals(IRenewals inner) : IRenewals
    {
        public Task<StoredRenewal?> FindAsync(RenewalId id, CancellationToken cancellationToken) => inner.FindAsync(id, cancellationToken);

        public Task<bool> AppendAsync(
            RenewalId id, long version, ImmutableArray<AuditRecord> records, ImmutableArray<PendingEffect> effects, RenewalIndex index, CancellationToken cancellationToken) =>
            inner.AppendAsync(id, version, records, effects, index, cancellationToken);

        public async Task CompleteAsync(RenewalId id, string effectId, CancellationToken cancellationToken)
        {
            var pending = (await inner.FindAsync(id, cancellationToken))!.Pending.Single(effect => effect.Id == effectId);
            if (EffectCodec.Read(pending.Effect) is RenewalEffect.SendMail { Kind: MailKind.Papers })
            {
                throw new OperationCanceledException();
            }

            await inner.CompleteAsync(id, effectId, cancellationToken);
        }

        public Task RescheduleAsync(RenewalId id, string effectId, DateTimeOffset due, CancellationToken cancellationToken) =>
        inner.RescheduleAsync(id, effectId, due, cancellationToken);

    public Task<ImmutableArray<OverdueEffect>> FindOverdueAsync(DateTimeOffset since, int most, CancellationToken cancellationToken) =>
        inner.FindOverdueAsync(since, most, cancellationToken);

    public Task DeferAsync(RenewalId id, string effectId, DateTimeOffset due, int attempts, string cause, CancellationToken cancellationToken) =>
            inner.DeferAsync(id, effectId, due, attempts, cause, cancellationToken);
        public Task AwaitReachAsync(RenewalId id, string effectId, DateTimeOffset due, DateTimeOffset since, string cause, CancellationToken cancellationToken) =>
            inner.AwaitReachAsync(id, effectId, due, since, cause, cancellationToken);

        public Task ParkAsync(RenewalId id, string effectId, DateTimeOffset at, int attempts, string cause, CancellationToken cancellationToken) =>
            inner.ParkAsync(id, effectId, at, attempts, cause, cancellationToken);

        public IAsyncEnumerable<DeadLetter> ListParkedAsync(CancellationToken cancellationToken) => inner.ListParkedAsync(cancellationToken);

        public Task<bool> ReplayAsync(RenewalId id, string effectId, DateTimeOffset due, CancellationToken cancellationToken) =>
            inner.ReplayAsync(id, effectId, due, cancellationToken);


        public Task<ImmutableArray<RenewalId>> FindDueAsync(DateTimeOffset now, int most, CancellationToken cancellationToken) => inner.FindDueAsync(now, most, cancellationToken);

        public Task<ImmutableArray<RenewalId>> FindByCertificateAsync(Sha256Digest certificate, CancellationToken cancellationToken) =>
            inner.FindByCertificateAsync(certificate, cancellationToken);

        public IAsyncEnumerable<RenewalId> ListAsync(CancellationToken cancellationToken) => inner.ListAsync(cancellationToken);
    }
}
