using DigiRenew.Journey.AuditTrail;
using Xunit;

namespace DigiRenew.Tests.Application.Contracts;

/// <summary>What every <see cref="IAuditStore"/> promises.</summary>
public abstract class Audit_store_contract
{
    /// <summary>The port, empty.</summary>
    protected abstract IAuditStore Store { get; }

    [Fact]
    public async Task gives_records_back_in_order()
    {
        var id = Sample.NewId();
        await Store.AppendAsync(id, Sample.Record(1), CancellationToken.None);
        await Store.AppendAsync(id, Sample.Record(2), CancellationToken.None);
        await Store.AppendAsync(Sample.NewId(), Sample.Record(1), CancellationToken.None);

        Assert.Equal([Sample.Record(1), Sample.Record(2)], (await Store.ReadAsync(id, CancellationToken.None)).AsEnumerable());
    }

    [Fact]
    public async Task takes_the_same_record_again()
    {
        var id = Sample.NewId();
        await Store.AppendAsync(id, Sample.Record(1), CancellationToken.None);
        await Store.AppendAsync(id, Sample.Record(2), CancellationToken.None);
        await Store.AppendAsync(id, Sample.Record(1), CancellationToken.None);

        Assert.Equal(2, (await Store.ReadAsync(id, CancellationToken.None)).Length);
    }

    [Fact]
    public async Task refuses_another_record_at_the_same_place()
    {
        var id = Sample.NewId();
        await Store.AppendAsync(id, Sample.Record(1), CancellationToken.None);

        await Assert.ThrowsAsync<InvalidDataException>(() => Store.AppendAsync(id, Sample.Record(1, "forged"), CancellationToken.None));
        Assert.Equal(Sample.Record(1), Assert.Single(await Store.ReadAsync(id, CancellationToken.None)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task refuses_a_record_whose_predecessor_is_missing(long sequence)
    {
        var id = Sample.NewId();

        await Assert.ThrowsAsync<InvalidDataException>(() => Store.AppendAsync(id, Sample.Record(sequence), CancellationToken.None));
        Assert.Empty(await Store.ReadAsync(id, CancellationToken.None));
    }

    [Fact]
    public async Task keeps_checkpoints_in_order_of_their_number()
    {
        await Store.AppendCheckpointAsync(1, Sample.Bytes("one"), CancellationToken.None);
        await Store.AppendCheckpointAsync(2, Sample.Bytes("two"), CancellationToken.None);
        await Store.AppendCheckpointAsync(1, Sample.Bytes("one"), CancellationToken.None);

        await Assert.ThrowsAsync<InvalidDataException>(() => Store.AppendCheckpointAsync(2, Sample.Bytes("forged"), CancellationToken.None));
        Assert.Equal(["one", "two"], (await Store.ReadCheckpointsAsync(CancellationToken.None)).Select(bytes => System.Text.Encoding.UTF8.GetString(bytes.Span)));
    }

    [Fact]
    public async Task tells_what_was_appended_since_a_mark()
    {
        var (first, second) = (Sample.NewId(), Sample.NewId());
        await Store.AppendAsync(first, Sample.Record(1), CancellationToken.None);
        var before = await Store.ReadChangesAsync(null, CancellationToken.None);
        Assert.Contains(first, before.Renewals);
        await Store.AppendAsync(second, Sample.Record(1), CancellationToken.None);
        await Store.AppendAsync(second, Sample.Record(2), CancellationToken.None);

        var after = await Store.ReadChangesAsync(before.Mark, CancellationToken.None);

        Assert.Single(after.Renewals, second);
        Assert.DoesNotContain(second, before.Renewals);
    }

    [Fact]
    public async Task finds_a_checkpoint_by_its_number()
    {
        await Store.AppendCheckpointAsync(1, Sample.Bytes("one"), CancellationToken.None);
        await Store.AppendCheckpointAsync(2, Sample.Bytes("two"), CancellationToken.None);

        Assert.Equal("two", System.Text.Encoding.UTF8.GetString((await Store.FindCheckpointAsync(2, CancellationToken.None))!.Value.Span));
        Assert.Null(await Store.FindCheckpointAsync(3, CancellationToken.None));
    }

    [Fact]
    public async Task keeps_the_newest_heads_only()
    {
        Assert.Null(await Store.FindHeadsAsync(CancellationToken.None));
        await Store.PutHeadsAsync(Sample.Bytes("one"), CancellationToken.None);
        await Store.PutHeadsAsync(Sample.Bytes("two"), CancellationToken.None);

        Assert.Equal("two", System.Text.Encoding.UTF8.GetString((await Store.FindHeadsAsync(CancellationToken.None))!.Value.Span));
    }
}
