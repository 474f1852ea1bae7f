using System.Text;
using System.Text.Json.Nodes;
using DigiRenew.Journey.Register;
using DigiRenew.Pki;

namespace DigiRenew.Tests.Application.Contracts.AzureBlobs;

public sealed class Blob_register : Register_contract, IDisposable
{
    private readonly BlobAccount _account = new();

    public Blob_register() => Register = _account.Open().Storage.Register;

    protected override IHolderRegister Register { get; }

    [Fact]
    public async Task forgets_a_key_that_its_entry_no_longer_has()
    {
        await Register.PutAsync(Sample.Entry(), CancellationToken.None);
        await Register.PutAsync(Sample.Entry() with { PublicKey = Sha256Digest.Of([8]) }, CancellationToken.None);

        Assert.False(await Register.HasKeyAsync(Sample.Entry().PublicKey, CancellationToken.None));
        Assert.True(await Register.HasKeyAsync(Sha256Digest.Of([8]), CancellationToken.None));
    }

    [Fact]
    public async Task reads_an_entry_from_before_addresses_that_bounced_were_kept()
    {
        await Register.PutAsync(Sample.Entry(), CancellationToken.None);
        var (folder, place) = (_account.Folder("register"), $"entry/{Sample.Entry().Issuer.Hex}/{Sample.Entry().Serial}");
        var entry = JsonNode.Parse((await folder.ReadAsync(place, CancellationToken.None))!.Content.Span)!.AsObject();
        Assert.True(entry.Remove("bouncedAddress"));
        await folder.PutAsync(place, Encoding.UTF8.GetBytes(entry.ToJsonString()), CancellationToken.None);

        Assert.Equal(Sample.Entry(), await Register.FindAsync(Sample.Entry().Issuer, Sample.Entry().Serial, CancellationToken.None));
    }

    public void Dispose() => _account.Dispose();
}
