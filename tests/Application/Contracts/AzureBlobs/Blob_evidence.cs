using DigiRenew.Adapters.AzureBlobs;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Tests.Application.Contracts.AzureBlobs;

public sealed class Blob_evidence : Evidence_contract, IDisposable
{
    private readonly BlobAccount _account = new();
    private readonly BlobEvidence _evidence;

    public Blob_evidence() => _evidence = _account.Open().Evidence;

    protected override IEvidence Evidence => _evidence;

    [Fact]
    public async Task of_an_issued_order_outlives_its_working_copy()
    {
        var id = Sample.NewId();
        var digest = await Evidence.KeepAsync(id, Sample.Bytes("a signed paper"), CancellationToken.None);
        await Evidence.KeepFirstAsync(id, "certificate", Sample.Bytes("first"), CancellationToken.None);

        await _evidence.PreserveAsync(id, CancellationToken.None);
        await _evidence.PreserveAsync(id, CancellationToken.None);
        foreach (var (name, _) in await _account.Folder("working").ListAsync(string.Empty, CancellationToken.None).ToListAsync())
        {
            await _account.Folder("working").DeleteAsync(name, CancellationToken.None);
        }

        Assert.Equal(Sample.Bytes("a signed paper"), (await Evidence.FindAsync(id, digest, CancellationToken.None))!.Value.ToArray());
        Assert.Equal(Sample.Bytes("first"), (await Evidence.KeepFirstAsync(id, "certificate", Sample.Bytes("second"), CancellationToken.None)).ToArray());
        Assert.Equal([digest.Hex, "named-certificate"], (await _evidence.ListAsync(id, CancellationToken.None).ToListAsync()).Select(kept => kept.Name));
    }

    [Fact]
    public async Task stays_in_its_renewal_whatever_its_name()
    {
        var id = Sample.NewId();
        await Evidence.KeepFirstAsync(id, "../../escaped", Sample.Bytes("x"), CancellationToken.None);

        var (name, _) = Assert.Single(await _account.Folder("working").ListAsync(string.Empty, CancellationToken.None).ToListAsync());
        Assert.StartsWith($"{id}/named-", name, StringComparison.Ordinal);
        Assert.Equal(Sample.Bytes("x"), (await Evidence.FindNamedAsync(id, "../../escaped", CancellationToken.None))!.Value.ToArray());
    }

    protected override Task TamperAsync(RenewalId id, Sha256Digest digest) =>
        _account.Folder("working").PutAsync($"{id}/{digest.Hex}", Sample.Bytes("altered"), CancellationToken.None);

    public void Dispose() => _account.Dispose();
}
