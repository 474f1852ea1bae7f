using DigiRenew.Contracts;
using DigiRenew.Journey;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Storage;
using DigiRenew.Journey.TimeStamps;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using DigiRenew.Tests.Unit.Journey.Export;
using DigiRenew.Tests.Unit.Journey.Issuance;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.TimeStamps;

public sealed class Stamping_an_upload
{
    private readonly FixedTimeStamps _authority = new();

    [Fact]
    public async Task keeps_the_token_beside_a_signed_paper()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var upload = Received(await walk.ReadAsync(), UploadKind.Contract);

        Assert.Equal(EffectResult.Finished, await StampAsync(walk, UploadKind.Contract));

        Assert.Equal([upload.File], _authority.Stamped);
        Assert.Equal(upload.File.ToBytes(), (await walk.Evidence.FindNamedAsync(walk.Id, "timestamp-contract-1", default))!.Value.ToArray());
        Assert.Equal(FixedTimeStamps.Anchor.Der.ToArray(), (await walk.Evidence.FindNamedAsync(walk.Id, $"timestamp-anchor-contract-1-{Sha256Digest.Of(upload.File.ToBytes()).Hex}", default))!.Value.ToArray());
        Assert.Equal(FixedTimeStamps.List, (await walk.Evidence.FindNamedAsync(walk.Id, $"timestamp-status-contract-1-{Sha256Digest.Of(upload.File.ToBytes()).Hex}-1", default))!.Value.ToArray());
    }

    /// <summary>The token that was kept, not the one that was lost, decides which anchor and lists the container shows.</summary>
    [Fact]
    public async Task by_another_authority_after_a_process_died_takes_nothing_over_from_the_first()
    {
        using var walk = await Exporting_the_evidence.IssuedAsync();
        var first = new FixedTimeStamps { Hallmark = [1], OwnLists = [[11], [12]] };
        await Assert.ThrowsAsync<IOException>(() => StampAsync(walk, first, new DyingEvidence(walk.Evidence)));

        var second = new FixedTimeStamps { Hallmark = [2], OwnAnchor = walk.Demo.Root, OwnLists = [[21]] };
        await StampAsync(walk, second, walk.Evidence);

        var files = Exporting_the_evidence.Unpack(await Exporting_the_evidence.WriteAsync(walk)).Where(file => file.Name.StartsWith("timestamps/", StringComparison.Ordinal)).ToDictionary(file => file.Name, file => file.Content);
        Assert.Equal(["timestamps/contract-1-1.crl", "timestamps/contract-1.cer", "timestamps/contract-1.tst"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((byte)2, files["timestamps/contract-1.tst"][^1]);
        Assert.Equal(walk.Demo.Root.Der.ToArray(), files["timestamps/contract-1.cer"]);
        Assert.Equal([21], files["timestamps/contract-1-1.crl"]);
    }

    [Fact]
    public async Task stamps_the_signature_of_an_identity_copy_which_binds_the_copy()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var upload = Received(await walk.ReadAsync(), UploadKind.Identity);

        await StampAsync(walk, UploadKind.Identity);

        Assert.Equal([upload.Signature!.Value], _authority.Stamped);
        Assert.NotNull(await walk.Evidence.FindNamedAsync(walk.Id, "timestamp-identity-1", default));
    }

    [Fact]
    public async Task is_done_once()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await StampAsync(walk, UploadKind.Terms);
        Assert.Equal(EffectResult.Finished, await StampAsync(walk, UploadKind.Terms));
        Assert.Single(_authority.Stamped);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 8)]
    [InlineData(500, 60)]
    public async Task is_tried_again_later_and_later_while_no_authority_answers(int tries, int minutes)
    {
        using var walk = await OrderWalk.ToReviewAsync();
        _authority.OutOfReach = true;
        Assert.Equal(new EffectResult.Later(walk.Time.Now.AddMinutes(minutes), "time-stamp-unavailable", Failed: true), await StampAsync(walk, UploadKind.Terms, tries: tries));

        _authority.OutOfReach = false;
        Assert.Equal(EffectResult.Finished, await StampAsync(walk, UploadKind.Terms));
        Assert.Single(_authority.Stamped);
    }

    [Fact]
    public async Task asks_nobody_for_an_upload_that_never_came()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Assert.Equal(EffectResult.Finished, await StampAsync(walk, UploadKind.Contract, attempt: 2));
        Assert.Empty(_authority.Stamped);
    }

    [Fact]
    public async Task is_an_effect_of_every_upload_that_does_nothing_where_no_authority_is_configured()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var effects = (await walk.ReadAsync()).Pending.Select(pending => EffectCodec.Read(pending.Effect)).OfType<RenewalEffect.StampUpload>();
        Assert.Equal(Kinds.Required, effects.Select(effect => effect.Kind));
        Assert.Equal(EffectResult.Finished, await new StampUpload(walk.Context).RunAsync(walk.Id, UploadKind.Contract, 1, 0, default));
        Assert.Null(await walk.Evidence.FindNamedAsync(walk.Id, "timestamp-contract-1", default));
    }

    private static RenewalEvent.UploadReceived Received(LedgerEntry entry, UploadKind kind) =>
        entry.Events.Select(recorded => recorded.Event).OfType<RenewalEvent.UploadReceived>().Single(upload => upload.Kind == kind);

    private Task<EffectResult> StampAsync(OrderWalk walk, UploadKind kind, int attempt = 1, int tries = 0) => new StampUpload(
        new JourneyContext(walk.Ports with { TimeStamps = _authority }, walk.Settings, walk.Time, NullLoggerFactory.Instance)).RunAsync(walk.Id, kind, attempt, tries, default);

    private static Task<EffectResult> StampAsync(OrderWalk walk, FixedTimeStamps authority, IEvidence evidence) => new StampUpload(
        new JourneyContext(walk.Ports with { TimeStamps = authority, Evidence = evidence }, walk.Settings, walk.Time, NullLoggerFactory.Instance)).RunAsync(walk.Id, UploadKind.Contract, 1, 0, default);

    /// <summary>Dies before a token is kept.</summary>
    private sealed class DyingEvidence(IEvidence inner) : IEvidence
    {
        public Task<Sha256Digest> KeepAsync(RenewalId id, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => inner.KeepAsync(id, content, cancellationToken);

        public Task<ReadOnlyMemory<byte>?> FindAsync(RenewalId id, Sha256Digest digest, CancellationToken cancellationToken) => inner.FindAsync(id, digest, cancellationToken);

        public Task<ReadOnlyMemory<byte>> KeepFirstAsync(RenewalId id, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
            name == "timestamp-contract-1" ? throw new IOException("Died.") : inner.KeepFirstAsync(id, name, content, cancellationToken);

        public Task<ReadOnlyMemory<byte>?> FindNamedAsync(RenewalId id, string name, CancellationToken cancellationToken) => inner.FindNamedAsync(id, name, cancellationToken);

        public Task PreserveAsync(RenewalId id, CancellationToken cancellationToken) => inner.PreserveAsync(id, cancellationToken);

        public Task EraseAsync(RenewalId id, CancellationToken cancellationToken) => inner.EraseAsync(id, cancellationToken);
    }
}
