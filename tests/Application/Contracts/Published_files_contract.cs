using DigiRenew.Journey.Revocation;
using Xunit;

namespace DigiRenew.Tests.Application.Contracts;

/// <summary>What every <see cref="IPublishedFiles"/> promises.</summary>
public abstract class Published_files_contract
{
    /// <summary>The port, empty.</summary>
    protected abstract IPublishedFiles Files { get; }

    [Fact]
    public async Task gives_back_what_was_published_last()
    {
        Assert.Null(await Files.FindAsync("issuing.crl", CancellationToken.None));
        Assert.True(await Files.TryPublishAsync("issuing.crl", Sample.Bytes("one"), null, CancellationToken.None));
        var first = (await Files.FindAsync("issuing.crl", CancellationToken.None))!;
        Assert.True(await Files.TryPublishAsync("issuing.crl", Sample.Bytes("two"), first.Version, CancellationToken.None));

        Assert.Equal(Sample.Bytes("two"), (await Files.FindAsync("issuing.crl", CancellationToken.None))!.Content.ToArray());
        Assert.Null(await Files.FindAsync("issuing-2.crl", CancellationToken.None));
    }

    [Fact]
    public async Task refuses_to_replace_what_was_not_seen()
    {
        Assert.True(await Files.TryPublishAsync("issuing.crl", Sample.Bytes("one"), null, CancellationToken.None));
        var first = (await Files.FindAsync("issuing.crl", CancellationToken.None))!;
        Assert.True(await Files.TryPublishAsync("issuing.crl", Sample.Bytes("two"), first.Version, CancellationToken.None));

        Assert.False(await Files.TryPublishAsync("issuing.crl", Sample.Bytes("three"), null, CancellationToken.None));
        Assert.False(await Files.TryPublishAsync("issuing.crl", Sample.Bytes("three"), first.Version, CancellationToken.None));
        Assert.Equal(Sample.Bytes("two"), (await Files.FindAsync("issuing.crl", CancellationToken.None))!.Content.ToArray());
    }

    [Fact]
    public async Task lets_one_of_many_be_first()
    {
        var first = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() =>
            Files.TryPublishAsync("issuing.crl", Sample.Bytes($"{writer}"), null, CancellationToken.None))));
        Assert.Single(first, won => won);
    }
}
