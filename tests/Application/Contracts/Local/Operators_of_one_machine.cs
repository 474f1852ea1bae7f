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

        Assert.Equal(Officer, await operators.FindByKeyAsync(Officer.KeySha256!.Value, CancellationToken.None));
        Assert.Null(await operators.FindByKeyAsync(Sha256Digest.Of([2]), CancellationToken.None));
        Assert.Equal(Officer, Assert.Single(await operators.ListAsync(CancellationToken.None)));

        Assert.True(await operators.RemoveAsync("officer-1", CancellationToken.None));
        Assert.False(await operators.RemoveAsync("officer-1", CancellationToken.None));
        Assert.Null(await operators.FindByKeyAsync(Officer.KeySha256!.Value, CancellationToken.None));
    }

    [Fact]
    public async Task are_found_by_their_certificate_which_only_one_of_them_has()
    {
        var operators = new Operators(_data.Open());
        var card = new OperatorRecord("officer-2", ["officer"], null, Sample.Now, Sha256Digest.Of([7]));
        Assert.True(await operators.AddAsync(card, CancellationToken.None));
        Assert.True(await operators.AddAsync(Officer with { Id = "officer-3" }, CancellationToken.None));
        Assert.False(await operators.AddAsync(card with { Id = "officer-4" }, CancellationToken.None));

        Assert.Equal(card, await operators.FindByCertificateAsync(Sha256Digest.Of([7]), CancellationToken.None));
        Assert.Null(await operators.FindByCertificateAsync(Sha256Digest.Of([8]), CancellationToken.None));
        Assert.Null(await operators.FindByKeyAsync(Sha256Digest.Of([7]), CancellationToken.None));
        Assert.Equal(["officer-2", "officer-3"], (await operators.ListAsync(CancellationToken.None)).Select(known => known.Id));
    }

    public void Dispose() => _data.Dispose();
}
