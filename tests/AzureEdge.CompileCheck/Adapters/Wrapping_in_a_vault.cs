using System.Security.Cryptography;
using Azure;
using DigiRenew.Adapters.AzureServices.Keys;

namespace DigiRenew.Tests.AzureEdge.Adapters;

public sealed class Wrapping_in_a_vault : IDisposable
{
    private const string Address = "https://v.example/keys/data";

    private static readonly byte[] Order = "order"u8.ToArray();

    private readonly Dictionary<string, RSA> _versions = new(StringComparer.Ordinal) { ["v1"] = RSA.Create(2048) };
    private readonly List<string> _opened = [];

    private string _newest = "v1";

    [Fact]
    public async Task gives_the_key_back_to_whom_it_belongs()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var wrapped = await WrapAsync([.. key]);
        Assert.Equal(key, await Wrap().UnwrapAsync(wrapped, Order, CancellationToken.None));
    }

    [Fact]
    public async Task wipes_what_it_has_wrapped()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        await WrapAsync(key);
        Assert.All(key, octet => Assert.Equal(0, octet));
    }

    [Fact]
    public async Task unwraps_with_the_version_that_wrapped_after_the_key_was_rotated()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var wrapped = await WrapAsync([.. key]);
        _versions["v2"] = RSA.Create(2048);
        _newest = "v2";
        Assert.Equal(key, await Wrap().UnwrapAsync(wrapped, Order, CancellationToken.None));
        Assert.Equal($"{Address}/v1", _opened[^1]);
    }

    [Fact]
    public async Task refuses_a_key_that_belongs_to_something_else()
    {
        var wrapped = await WrapAsync(new byte[32]);
        await Assert.ThrowsAsync<InvalidDataException>(() => Wrap().UnwrapAsync(wrapped, "another order"u8.ToArray(), CancellationToken.None));
    }

    [Fact]
    public async Task refuses_what_was_altered()
    {
        var wrapped = await WrapAsync(new byte[32]);
        wrapped[^1] ^= 1;
        await Assert.ThrowsAsync<InvalidDataException>(() => Wrap().UnwrapAsync(wrapped, Order, CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("027631")]
    [InlineData("032E2E2F00")]
    public async Task refuses_what_is_no_wrapped_key_and_asks_no_vault(string hex)
    {
        var wrap = Wrap();
        _opened.Clear();
        await Assert.ThrowsAsync<InvalidDataException>(() => wrap.UnwrapAsync(Convert.FromHexString(hex), Order, CancellationToken.None));
        Assert.Empty(_opened);
    }

    [Fact]
    public async Task says_that_another_try_is_worth_it_when_the_vault_has_too_much_to_do()
    {
        var busy = new KeyVaultKeyWrap(new(Address), _ => new VaultKey(_versions["v1"], $"{Address}/v1") { Failure = new RequestFailedException(429, "busy") });
        await Assert.ThrowsAsync<IOException>(() => busy.WrapAsync(new byte[32], Order, CancellationToken.None));
        var wrapped = await WrapAsync(new byte[32]);
        await Assert.ThrowsAsync<IOException>(() => busy.UnwrapAsync(wrapped, Order, CancellationToken.None));
    }

    public void Dispose()
    {
        foreach (var key in _versions.Values)
        {
            key.Dispose();
        }
    }

    private Task<byte[]> WrapAsync(byte[] key) => Wrap().WrapAsync(key, Order, CancellationToken.None);

    private KeyVaultKeyWrap Wrap() => new(new(Address), address =>
    {
        _opened.Add(address.AbsoluteUri);
        var version = address.AbsoluteUri == Address ? _newest : address.AbsoluteUri[(Address.Length + 1)..];
        return new VaultKey(_versions[version], $"{Address}/{version}");
    });
}
