using System.Security.Cryptography;
using DigiRenew.Adapters.Files;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.Local.Files;

/// <summary>
/// Personal data as encrypted files: <c>{id}/{sha256 of the name}</c> under a key of the renewal, which is <c>{id}/key</c>, or
/// <c>{id}/key-copies</c> for copies, wrapped by the master key. Each is bound to its renewal and name.
/// </summary>
public sealed class FilePrivateDocuments : IPrivateDocuments
{
    /// <summary>The master key's purpose in the key ring.</summary>
    public const string MasterKey = MasterKeyWrap.Purpose;

    private readonly string _folder;
    private readonly MasterKeyWrap _wrap;

    /// <param name="folder">Made where it is missing; unfinished files of writers that died are removed from it.</param>
    /// <param name="ring">Holds the master key.</param>
    public FilePrivateDocuments(string folder, KeyRing ring)
    {
        _folder = folder;
        _wrap = new(ring);
        DurableFile.MakeFolder(folder);
        DurableFile.RemoveUnfinished(folder);
    }

    public Task PutAsync(RenewalId id, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var keyName = PrivateEnvelope.KeyOf(name);
        var key = FindKey(id, keyName) ?? MakeKey(id, keyName);
        DurableFile.Replace(Place(id, name), SealedBox.Seal(key, content.Span, PrivateEnvelope.Bound(id, name)));
        CryptographicOperations.ZeroMemory(key);
        return Task.CompletedTask;
    }

    public Task<ReadOnlyMemory<byte>?> FindAsync(RenewalId id, string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ReadOnlyMemory<byte>? found = null;

        // A document under a key that is not there is what a destruction that was cut short left behind.
        if (DurableFile.Read(Place(id, name)) is { } box && FindKey(id, PrivateEnvelope.KeyOf(name)) is { } key && SealedBox.IsUnder(key, box))
        {
            found = SealedBox.Open(key, box, PrivateEnvelope.Bound(id, name));
            CryptographicOperations.ZeroMemory(key);
        }

        return Task.FromResult(found);
    }

    public Task RemoveAsync(RenewalId id, string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var folder = FolderOf(id);
        if (Directory.Exists(folder))
        {
            File.Delete(Place(id, name));
            DurableFile.FlushFolder(folder);
        }

        return Task.CompletedTask;
    }

    public Task EraseCopiesAsync(RenewalId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var folder = FolderOf(id);
        if (!Directory.Exists(folder))
        {
            return Task.CompletedTask;
        }

        Overwrite(Path.Combine(folder, PrivateEnvelope.CopiesKey));
        foreach (var copy in Directory.GetFiles(folder).Where(file => PrivateEnvelope.IsCopyFile(Path.GetFileName(file))))
        {
            Overwrite(copy);
        }

        DurableFile.FlushFolder(folder);
        return Task.CompletedTask;
    }

    public Task DestroyAsync(RenewalId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var folder = FolderOf(id);
        if (Directory.Exists(folder))
        {
            foreach (var key in PrivateEnvelope.Keys)
            {
                Overwrite(Path.Combine(folder, key));
            }

            DurableFile.FlushFolder(folder);
            Directory.Delete(folder, recursive: true);
            DurableFile.FlushFolder(_folder);
        }

        return Task.CompletedTask;
    }

    public Task<int> RewrapAsync(CancellationToken cancellationToken)
    {
        var rewrapped = 0;
        foreach (var folder in Directory.EnumerateDirectories(_folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (RenewalId.TryParse(Path.GetFileName(folder), out var id))
            {
                rewrapped += PrivateEnvelope.Keys.Count(name => Rewrap(id, name));
            }
        }

        return Task.FromResult(rewrapped);
    }

    private bool Rewrap(RenewalId id, string name)
    {
        var path = Path.Combine(FolderOf(id), name);
        if (DurableFile.Read(path) is not { } wrapped || _wrap.IsUnderNewest(wrapped) || FindKey(id, name) is not { } key)
        {
            return false;
        }

        DurableFile.Replace(path, _wrap.Wrap(key, PrivateEnvelope.Bound(id, name)));
        return true;
    }

    /// <summary>Overwrites a file where it lies before its name goes.</summary>
    private static void Overwrite(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        using (var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            stream.Write(new byte[stream.Length]);
            stream.Flush(flushToDisk: true);
        }

        File.Delete(path);
    }

    private byte[] MakeKey(RenewalId id, string name)
    {
        DurableFile.MakeFolder(FolderOf(id));
        var wrapped = _wrap.Wrap(RandomNumberGenerator.GetBytes(PrivateEnvelope.KeyLength), PrivateEnvelope.Bound(id, name));
        DurableFile.TryCreate(Path.Combine(FolderOf(id), name), wrapped);
        return FindKey(id, name) ?? throw new IOException($"Renewal {id}: its key was destroyed while it was made.");
    }

    private byte[]? FindKey(RenewalId id, string name) =>
        DurableFile.Read(Path.Combine(FolderOf(id), name)) is { } wrapped && wrapped.Any(octet => octet != 0)
            ? _wrap.Unwrap(wrapped, PrivateEnvelope.Bound(id, name))
            : null;

    private string FolderOf(RenewalId id) => Path.Combine(_folder, id.ToString());

    private string Place(RenewalId id, string name) => Path.Combine(FolderOf(id), PrivateEnvelope.FileName(name));
}
