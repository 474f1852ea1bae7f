using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using Xunit;

namespace DigiRenew.Tests.Application.Contracts;

/// <summary>What every <see cref="IEvidence"/> promises.</summary>
public abstract class Evidence_contract
{
    /// <summary>The port, empty.</summary>
    protected abstract IEvidence Evidence { get; }

    /// <summary>Changes what is stored under a digest behind the port's back.</summary>
    protected abstract Task TamperAsync(Renewal.RenewalId id, Sha256Digest digest);

    [Fact]
    public async Task keeps_octets_by_their_digest()
    {
        var id = Sample.NewId();
        var content = Sample.Bytes("a signed paper");

        var digest = await Evidence.KeepAsync(id, content, CancellationToken.None);
        await Evidence.KeepAsync(id, content, CancellationToken.None);

        Assert.Equal(Sha256Digest.Of(content), digest);
        Assert.Equal(content, (await Evidence.FindAsync(id, digest, CancellationToken.None))!.Value.ToArray());
    }

    [Fact]
    public async Task keeps_nothing_at_all_too()
    {
        var id = Sample.NewId();

        var digest = await Evidence.KeepAsync(id, ReadOnlyMemory<byte>.Empty, CancellationToken.None);

        Assert.Equal(0, (await Evidence.FindAsync(id, digest, CancellationToken.None))!.Value.Length);
    }

    [Fact]
    public async Task reads_what_was_preserved_and_takes_more()
    {
        var id = Sample.NewId();
        var digest = await Evidence.KeepAsync(id, Sample.Bytes("paper"), CancellationToken.None);
        await Evidence.KeepFirstAsync(id, "certificate", Sample.Bytes("first"), CancellationToken.None);

        await Evidence.PreserveAsync(id, CancellationToken.None);
        await Evidence.PreserveAsync(id, CancellationToken.None);
        await Evidence.PreserveAsync(Sample.NewId(), CancellationToken.None);
        var later = await Evidence.KeepAsync(id, Sample.Bytes("later"), CancellationToken.None);

        Assert.Equal(Sample.Bytes("paper"), (await Evidence.FindAsync(id, digest, CancellationToken.None))!.Value.ToArray());
        Assert.Equal(Sample.Bytes("later"), (await Evidence.FindAsync(id, later, CancellationToken.None))!.Value.ToArray());
        Assert.Equal(Sample.Bytes("first"), (await Evidence.KeepFirstAsync(id, "certificate", Sample.Bytes("second"), CancellationToken.None)).ToArray());
    }

    [Fact]
    public async Task erases_all_of_one_renewal_preserved_or_not()
    {
        var (id, other) = (Sample.NewId(), Sample.NewId());
        var digest = await Evidence.KeepAsync(id, Sample.Bytes("paper"), CancellationToken.None);
        await Evidence.KeepFirstAsync(id, "certificate", Sample.Bytes("first"), CancellationToken.None);
        await Evidence.PreserveAsync(id, CancellationToken.None);
        var later = await Evidence.KeepAsync(id, Sample.Bytes("later"), CancellationToken.None);
        var others = await Evidence.KeepAsync(other, Sample.Bytes("paper"), CancellationToken.None);

        await Evidence.EraseAsync(id, CancellationToken.None);
        await Evidence.EraseAsync(id, CancellationToken.None);

        Assert.Null(await Evidence.FindAsync(id, digest, CancellationToken.None));
        Assert.Null(await Evidence.FindAsync(id, later, CancellationToken.None));
        Assert.Null(await Evidence.FindNamedAsync(id, "certificate", CancellationToken.None));
        Assert.NotNull(await Evidence.FindAsync(other, others, CancellationToken.None));
    }

    [Fact]
    public async Task finds_nothing_of_another_renewal()
    {
        var digest = await Evidence.KeepAsync(Sample.NewId(), Sample.Bytes("a"), CancellationToken.None);

        Assert.Null(await Evidence.FindAsync(Sample.NewId(), digest, CancellationToken.None));
        Assert.Null(await Evidence.FindNamedAsync(Sample.NewId(), "certificate", CancellationToken.None));
    }

    [Fact]
    public async Task tells_that_octets_were_altered()
    {
        var id = Sample.NewId();
        var digest = await Evidence.KeepAsync(id, Sample.Bytes("as received"), CancellationToken.None);
        await TamperAsync(id, digest);

        await Assert.ThrowsAsync<InvalidDataException>(() => Evidence.FindAsync(id, digest, CancellationToken.None));
    }

    [Fact]
    public async Task a_slot_keeps_the_first_content()
    {
        var id = Sample.NewId();

        var first = await Evidence.KeepFirstAsync(id, "certificate", Sample.Bytes("first"), CancellationToken.None);
        var second = await Evidence.KeepFirstAsync(id, "certificate", Sample.Bytes("second"), CancellationToken.None);
        await Evidence.KeepFirstAsync(id, "old-certificate", Sample.Bytes("old"), CancellationToken.None);

        Assert.Equal(Sample.Bytes("first"), first.ToArray());
        Assert.Equal(Sample.Bytes("first"), second.ToArray());
        Assert.Equal(Sample.Bytes("first"), (await Evidence.FindNamedAsync(id, "certificate", CancellationToken.None))!.Value.ToArray());
    }

    [Fact]
    public async Task of_fifty_at_once_one_fills_a_slot_and_all_see_it()
    {
        var id = Sample.NewId();

        var kept = await Task.WhenAll(Enumerable.Range(0, 50).Select(writer => Task.Run(() =>
            Evidence.KeepFirstAsync(id, "certificate", Sample.Bytes($"certificate {writer}"), CancellationToken.None))));

        Assert.Single(kept.Select(content => Convert.ToHexString(content.Span)).Distinct());
    }

    [Fact]
    public async Task fifty_keep_the_same_at_once()
    {
        var id = Sample.NewId();
        var content = new byte[100_000];

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Evidence.KeepAsync(id, content, CancellationToken.None))));

        Assert.Equal(content.Length, (await Evidence.FindAsync(id, Sha256Digest.Of(content), CancellationToken.None))!.Value.Length);
    }
}
