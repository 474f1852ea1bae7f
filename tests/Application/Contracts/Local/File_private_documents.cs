using DigiRenew.Adapters.Local.Files;
using DigiRenew.Journey.Storage;
using Xunit;

namespace DigiRenew.Tests.Application.Contracts.Local;

public sealed class File_private_documents : Private_documents_contract, IDisposable
{
    private readonly DataFolder _data = new();

    public File_private_documents() => Documents = Reopen();

    protected override IPrivateDocuments Documents { get; }

    [Fact]
    public async Task a_file_put_in_the_place_of_another_is_noticed()
    {
        var id = Sample.NewId();
        await Documents.PutAsync(id, "form", Sample.Bytes("the form"), CancellationToken.None);
        await Documents.PutAsync(id, "code", Sample.Bytes("123456"), CancellationToken.None);
        var files = Directory.GetFiles(Path.Combine(_data["private"], id.ToString())).Where(file => Path.GetFileName(file) != "key").ToArray();
        File.Copy(files[0], files[1], overwrite: true);

        var failures = 0;
        foreach (var name in new[] { "form", "code" })
        {
            failures += await Record.ExceptionAsync(() => Text(Documents, id, name)) is InvalidDataException ? 1 : 0;
        }

        Assert.Equal(1, failures);
    }

    [Fact]
    public async Task a_restored_file_stays_unreadable_once_the_key_was_destroyed()
    {
        var id = Sample.NewId();
        await Documents.PutAsync(id, "form", Sample.Bytes("the form"), CancellationToken.None);
        var folder = Path.Combine(_data["private"], id.ToString());
        var form = Directory.GetFiles(folder).Single(file => Path.GetFileName(file) != "key");
        var backup = await File.ReadAllBytesAsync(form);

        await Documents.DestroyAsync(id, CancellationToken.None);
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(form, backup);
        Assert.Null(await Text(Documents, id, "form"));

        await Documents.PutAsync(id, "code", Sample.Bytes("new key"), CancellationToken.None);
        Assert.Null(await Text(Documents, id, "form"));
    }

    [Fact]
    public async Task the_master_key_can_be_changed()
    {
        var id = Sample.NewId();
        await Documents.PutAsync(id, "form", Sample.Bytes("the form"), CancellationToken.None);
        var ring = new KeyRing(_data["keys"]);

        ring.Rotate(FilePrivateDocuments.MasterKey);
        Assert.Equal("the form", await Text(Reopen(), id, "form"));
        Assert.Equal(1, await new FilePrivateDocuments(_data["private"], ring).RewrapAsync(CancellationToken.None));
        ring.Rotate(FilePrivateDocuments.MasterKey);
        Assert.Equal("the form", await Text(Reopen(), id, "form"));

        ring.Rotate(FilePrivateDocuments.MasterKey);
        await Assert.ThrowsAsync<InvalidDataException>(() => Text(Reopen(), id, "form"));
    }

    [Fact]
    public void keys_are_readable_by_their_user_only()
    {
        var ring = new KeyRing(_data["keys"]);

        Assert.Equal(2, new[] { ring.Keys("nonce")[0], ring.Keys("form-salt")[0] }.Select(key => Convert.ToHexString(key.Span)).Distinct().Count());
        Assert.Equal(ring.Keys("nonce")[0].ToArray(), new KeyRing(_data["keys"]).Keys("nonce")[0].ToArray());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_data["keys"], "nonce.key")));
        }
    }

    [Fact]
    public async Task an_erased_copy_stays_unreadable_with_every_key_that_is_left()
    {
        var id = Sample.NewId();
        await Documents.PutAsync(id, "form", Sample.Bytes("the form"), CancellationToken.None);
        await Documents.PutAsync(id, "identity/1", Sample.Bytes("the copy"), CancellationToken.None);
        var folder = Path.Combine(_data["private"], id.ToString());
        var place = Path.Combine(folder, PrivateEnvelope.FileName("identity/1"));
        var backup = await File.ReadAllBytesAsync(place);

        await Documents.EraseCopiesAsync(id, CancellationToken.None);

        Assert.Equal(["key", PrivateEnvelope.FileName("form")], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).Reverse());
        await File.WriteAllBytesAsync(place, backup);
        Assert.Null(await Text(Reopen(), id, "identity/1"));
        var wrap = new MasterKeyWrap(new(_data["keys"]));
        var left = wrap.Unwrap(await File.ReadAllBytesAsync(Path.Combine(folder, "key")), PrivateEnvelope.Bound(id, "key"));
        foreach (var key in new KeyRing(_data["keys"]).Keys(FilePrivateDocuments.MasterKey).Append(left))
        {
            Assert.Throws<InvalidDataException>(() => SealedBox.Open(key.Span, backup, PrivateEnvelope.Bound(id, "identity/1")));
        }
    }

    protected override void RotateMaster() => new KeyRing(_data["keys"]).Rotate(FilePrivateDocuments.MasterKey);

    protected override IPrivateDocuments Reopen() => new FilePrivateDocuments(_data["private"], new KeyRing(_data["keys"]));

    protected override async Task<byte[]> EverythingAsync()
    {
        var everything = new List<byte>();
        foreach (var file in Directory.GetFiles(_data["private"], "*", SearchOption.AllDirectories))
        {
            everything.AddRange(System.Text.Encoding.UTF8.GetBytes(file));
            everything.AddRange(await File.ReadAllBytesAsync(file));
        }

        return [.. everything];
    }

    public void Dispose() => _data.Dispose();
}
