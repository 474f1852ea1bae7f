using DigiRenew.Adapters.Local.Files;
using DigiRenew.Journey.Storage;

namespace DigiRenew.Tests.Application.Contracts.AzureBlobs;

public sealed class Blob_private_documents : Private_documents_contract, IDisposable
{
    private readonly BlobAccount _account = new();

    public Blob_private_documents() => Documents = Reopen();

    protected override IPrivateDocuments Documents { get; }

    [Fact]
    public async Task stay_unreadable_when_restored_once_the_key_was_destroyed()
    {
        var id = Sample.NewId();
        await Documents.PutAsync(id, "form", Sample.Bytes("the form"), CancellationToken.None);
        var place = $"{id}/{PrivateEnvelope.FileName("form")}";
        var backup = (await _account.Folder("private").ReadAsync(place, CancellationToken.None))!.Content;

        await Documents.DestroyAsync(id, CancellationToken.None);
        await _account.Folder("private").PutAsync(place, backup, CancellationToken.None);
        Assert.Null(await Text(Documents, id, "form"));

        await Documents.PutAsync(id, "code", Sample.Bytes("new key"), CancellationToken.None);
        Assert.Null(await Text(Documents, id, "form"));
    }

    [Fact]
    public async Task one_put_in_the_place_of_another_is_noticed()
    {
        var id = Sample.NewId();
        await Documents.PutAsync(id, "form", Sample.Bytes("the form"), CancellationToken.None);
        await Documents.PutAsync(id, "code", Sample.Bytes("123456"), CancellationToken.None);
        var folder = _account.Folder("private");
        var form = (await folder.ReadAsync($"{id}/{PrivateEnvelope.FileName("form")}", CancellationToken.None))!.Content;
        await folder.PutAsync($"{id}/{PrivateEnvelope.FileName("code")}", form, CancellationToken.None);

        await Assert.ThrowsAsync<InvalidDataException>(() => Text(Documents, id, "code"));
    }

    [Fact]
    public async Task open_under_the_master_key_before_the_newest_and_under_no_other()
    {
        var id = Sample.NewId();
        await Documents.PutAsync(id, "form", Sample.Bytes("the form"), CancellationToken.None);

        _account.Keys.Rotate(MasterKeyWrap.Purpose);
        Assert.Equal("the form", await Text(Reopen(), id, "form"));
        _account.Keys.Rotate(MasterKeyWrap.Purpose);
        await Assert.ThrowsAsync<InvalidDataException>(() => Text(Reopen(), id, "form"));
    }

    protected override void RotateMaster() => _account.Keys.Rotate(MasterKeyWrap.Purpose);

    protected override IPrivateDocuments Reopen() => _account.Open().Storage.PrivateDocuments;

    protected override async Task<byte[]> EverythingAsync()
    {
        var everything = new List<byte>();
        var folder = _account.Folder("private");
        await foreach (var (name, _) in folder.ListAsync(string.Empty, CancellationToken.None))
        {
            everything.AddRange(Sample.Bytes(name));
            everything.AddRange((await folder.ReadAsync(name, CancellationToken.None))!.Content.ToArray());
        }

        return [.. everything];
    }

    public void Dispose() => _account.Dispose();
}
