using DigiRenew.Adapters.Local;
using DigiRenew.Pki;
using Xunit;

namespace DigiRenew.Tests.Application.Contracts.Local;

public sealed class Operators_of_one_machine : IDisposable
{
    private static readonly OperatorRecord Officer = new("officer-1", ["officer", "finance"], Sha256Digest.Of([1]), Sample.Now);

    private readonly DataFolder _data = new();

    [Fact]
    public async Task are_found_by_their_key_and_not_without()
    {
        var operators = new Operators(_data.Open());
        Assert.True(await operators.AddAsync(Officer, CancellationToken.None));
        Assert.False(await operators.AddAsync(Officer with { KeySha256 = Sha256Digest.Of([2]) }, CancellationToken.None));

        Assert.Equal(Officer, await operators.FindByKeyAsync(Officer.KeySha256, CancellationToken.None));
        Assert.Null(await operators.FindByKeyAsync(Sha256Digest.Of([2]), CancellationToken.None));
        Assert.Equal(Officer, Assert.Single(await operators.ListAsync(CancellationToken.None)));

        Assert.True(await operators.RemoveAsync("officer-1", CancellationToken.None));
        Assert.False(await operators.RemoveAsync("officer-1", CancellationToken.None));
        Assert.Null(await operators.FindByKeyAsync(Officer.KeySha256, CancellationToken.None));
    }

    public void Dispose() => _data.Dispose();
}
