using System.Reflection;
using System.Text;
using System.Text.Json;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Pki.Cms;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using DigiRenew.Tests.Builders.InMemory;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.AuditTrail;

public sealed class Making_a_checkpoint : IDisposable
{
    private readonly DemoHierarchy _pki = DemoHierarchy.Build();
    private readonly ManualTime _time = new(DemoHierarchy.UsualMoment);
    private readonly InMemoryRenewals _renewals = new();
    private readonly InMemoryAuditStore _audit = new();
    private int _orders;

    public void Dispose() => _pki.Dispose();

    [Fact]
    public async Task reads_no_more_after_a_long_history_than_after_a_short_one()
    {
        var few = await ReadsOfARunAsync(checkpoints: 4, orders: 100);
        var many = await ReadsOfARunAsync(checkpoints: 60, orders: 900);
        Assert.Equal(few, many);
        Assert.InRange(many, 50, 170);
    }

    [Fact]
    public async Task seals_more_changes_than_one_statement_holds_in_several()
    {
        while (_orders < 9000)
        {
            await AddAsync();
        }

        Assert.Equal(3, await MakeAsync());
        Assert.Equal(3, await MakeAsync());
        await AssertWholeAsync(3);
    }

    [Fact]
    public async Task goes_on_from_what_was_kept_and_the_chain_is_whole()
    {
        await MakeAsync();
        var first = await AddAsync();
        Assert.Equal(1, await MakeAsync());
        Assert.Equal(1, await MakeAsync());
        await AppendAsync(first, 2);
        await AddAsync();
        Assert.Equal(2, await MakeAsync());
        await AssertWholeAsync(2);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("noise")]
    [InlineData("a changed head")]
    [InlineData("the heads of another chain")]
    public async Task believes_kept_heads_only_under_the_seal(string kept)
    {
        await AddAsync();
        await MakeAsync();
        await AddAsync();
        await MakeAsync();
        var heads = (await _audit.FindHeadsAsync(default))!.Value.ToArray();
        await _audit.PutHeadsAsync(
            kept switch
            {
                "nothing" => ReadOnlyMemory<byte>.Empty,
                "noise" => Encoding.ASCII.GetBytes("noise"),
                "a changed head" => Changed(heads, heads.Length - 20),
                _ => Changed(heads, 12),
            },
            default);
        await AddAsync();
        Assert.Equal(3, await MakeAsync());
        await AssertWholeAsync(3);
    }

    /// <summary>Who can write the kept heads could else say that everything was read, and new orders would never be sealed.</summary>
    [Fact]
    public async Task goes_on_from_the_mark_that_is_sealed_and_from_no_other()
    {
        await AddAsync();
        await MakeAsync();
        await AddAsync();
        await AddAsync();
        var heads = (await _audit.FindHeadsAsync(default))!.Value.ToArray();
        var mark = 1 + sizeof(long) + 32;
        await _audit.PutHeadsAsync((byte[])[.. heads[..mark], 0, 0, 0, 0, 0, 0, 0, 1, (byte)'3', .. heads[(mark + sizeof(long) + heads[mark + sizeof(long) - 1])..]], default);
        Assert.Equal(2, await MakeAsync());
        await AssertWholeAsync(2);
    }

    [Fact]
    public async Task reads_everything_after_a_checkpoint_that_was_sealed_without_a_mark()
    {
        var first = await AddAsync();
        await AddAsync();
        var head = RecordOf(first, 1).Hash;
        var statement = new CheckpointStatement(
            Purposes.Checkpoint, 1, _time.Now, 1, MerkleRoot.Of([KeyValuePair.Create(first, head)]).Hex, Sha256Digest.Zero.Hex, [new(first.Value, 1, head.Hex)]);
        var json = JsonSerializer.SerializeToNode(statement, WireJson.Default.CheckpointStatement)!.AsObject();
        Assert.True(json.Remove("mark"));
        var content = Encoding.UTF8.GetBytes(json.ToJsonString());
        await _audit.AppendCheckpointAsync(
            1, await CadesSignature.SignAsync(content, StatementTypes.Checkpoint, false, Seal.Certificate, [], Seal.Key, _time.Now, default), default);

        Assert.Equal(2, await MakeAsync());
        await AssertWholeAsync(2);
    }

    [Fact]
    public async Task goes_on_where_a_process_died_before_it_kept_the_heads()
    {
        await AddAsync();
        await MakeAsync();
        var heads = (await _audit.FindHeadsAsync(default))!.Value;
        await AddAsync();
        await MakeAsync();
        await _audit.PutHeadsAsync(heads, default);
        await AddAsync();
        Assert.Equal(3, await MakeAsync());
        await AssertWholeAsync(3);
    }

    [Fact]
    public async Task looks_at_every_order_by_turns_and_never_seals_over_one_that_was_changed()
    {
        for (var at = 0; at < 120; at++)
        {
            await AddAsync();
        }

        await MakeAsync();
        var ids = await _renewals.ListAsync(default).ToListAsync();
        _audit.Tamper(ids[^1], _ => [RecordOf(ids[0], 1)]);
        var found = 0;
        for (var turn = 0; turn < 3; turn++)
        {
            _time.Advance(TimeSpan.FromMinutes(5));
            found += await Record.ExceptionAsync(MakeAsync) is InvalidDataException ? 1 : 0;
        }

        Assert.Equal(1, found);
        await AppendAsync(ids[^1], 2);
        await Assert.ThrowsAsync<InvalidDataException>(MakeAsync);
    }

    [Fact]
    public async Task says_when_an_order_has_vanished()
    {
        await AddAsync();
        await MakeAsync();
        await Assert.ThrowsAsync<InvalidDataException>(() => new MakeCheckpoint(new InMemoryRenewals(), _audit, Seal, _time).RunAsync(default));
    }

    private SoftSealKey Seal => new(_pki.Holder, _pki.HolderKey);

    private Task<long> MakeAsync() => new MakeCheckpoint(_renewals, _audit, Seal, _time).RunAsync(default);

    private async Task<int> ReadsOfARunAsync(int checkpoints, int orders)
    {
        while (_orders < orders)
        {
            await AddAsync();
        }

        while (await MakeAsync() < checkpoints)
        {
            await AddAsync();
        }

        await AddAsync();
        var (audit, ofAudit) = Counted<IAuditStore>(_audit);
        var (renewals, ofRenewals) = Counted<IRenewals>(_renewals);
        await new MakeCheckpoint(renewals, audit, Seal, _time).RunAsync(default);
        return ofAudit.Count + ofRenewals.Count;
    }

    private static (T Port, CountedCalls<T> Calls) Counted<T>(T inner)
        where T : class
    {
        var port = DispatchProxy.Create<T, CountedCalls<T>>();
        var calls = (CountedCalls<T>)(object)port;
        calls.HandOnTo(inner);
        return (port, calls);
    }

    private async Task AssertWholeAsync(int checkpoints)
    {
        var sealedOnes = await _audit.ReadCheckpointsAsync(default);
        Assert.Equal(checkpoints, sealedOnes.Length);
        var previous = Sha256Digest.Zero;
        foreach (var (at, cms) in sealedOnes.Index())
        {
            var verdict = CadesSignature.Verify(cms, StatementTypes.Checkpoint, null);
            Assert.True(verdict.Check.Passed);
            var statement = JsonSerializer.Deserialize(verdict.Content.Span, WireJson.Default.CheckpointStatement)!;
            Assert.Equal((at + 1, previous.Hex), (statement.Number, statement.Previous));
            previous = Sha256Digest.Of(cms.Span);
            if (at + 1 == checkpoints)
            {
                var heads = new List<KeyValuePair<RenewalId, Sha256Digest>>();
                await foreach (var id in _renewals.ListAsync(default))
                {
                    heads.Add(new(id, (await ((IAuditStore)_audit).FindLastAsync(id, default))!.Hash));
                }

                Assert.Equal((_orders, MerkleRoot.Of(heads).Hex), (statement.Count, statement.Root));
            }
        }
    }

    private async Task<RenewalId> AddAsync()
    {
        var id = new RenewalId(new Guid(++_orders, 0, 0, new byte[8]));
        await _renewals.AppendAsync(id, 0, [RecordOf(id, 1)], [], new(id.Number, "drafted", Sha256Digest.Zero, "01", new(2026, 12, 1), false, false, null, _time.Now), default);
        await AppendAsync(id, 1);
        return id;
    }

    private Task AppendAsync(RenewalId id, long sequence) => _audit.AppendAsync(id, RecordOf(id, sequence), default);

    private static AuditRecord RecordOf(RenewalId id, long sequence) => new(sequence, Encoding.UTF8.GetBytes($"{id} {sequence}"));

    private static byte[] Changed(byte[] octets, int at)
    {
        octets[at] ^= 1;
        return octets;
    }
}
