using System.Security.Cryptography;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.Local.Files;

/// <summary>
/// Personal data as encrypted files: <c>{id}/{sha256 of the name}</c> under a key of the renewal, which is <c>{id}/key</c>
/// wrapped by the master key. Each is bound to its renewal and name.
/// </summary>
public sealed class FilePrivateDocuments : IPrivateDocuments
{
    /// <summary>The master key's purpose in the key ring.</summary>
    public const string MasterKey = MasterKeyWrap.Purpose;

    private const string KeyFile = PrivateEnvelope.Key;
    private static readonly TimeSpan LongestWrite = TimeSpan.FromHours(1);
    private readonly string _folder;
    private readonly MasterKeyWrap _wrap;

    /// <param name="folder">Made where it is missing; unfinished files of writers that died are removed from it.</param>
    /// <param name="ring">Holds the master key.</param>
    public FilePrivateDocuments(string folder, KeyRing ring)
    {
        _folder = folder;
        _wrap = new(ring);
        DurableFile.MakeFolder(folder);
        DurableFile.RemoveUnfinished(folder, DateTimeOffset.UtcNow - LongestWrite);
    }

    public Task PutAsync(RenewalId id, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var key = FindKey(id) ?? MakeKey(id);
        DurableFile.Replace(Place(id, name), SealedBox.Seal(key, content.Span, PrivateEnvelope.Bound(id, name)));
        CryptographicOperations.ZeroMemory(key);
        return Task.CompletedTask;
    }

    public Task<ReadOnlyMemory<byte>?> FindAsync(RenewalId id, string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ReadOnlyMemory<byte>? found = null;

        // A document under another key is what a destruction that was cut short left behind.
        if (FindKey(id) is { } key && DurableFile.Read(Place(id, name)) is { } box && SealedBox.IsUnder(key, box))
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

    public Task DestroyAsync(RenewalId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var folder = FolderOf(id);
        if (Directory.Exists(folder))
        {
            DestroyKey(folder);
            Directory.Delete(folder, recursive: true);
            DurableFile.FlushFolder(_folder);
        }

        return Task.CompletedTask;
    }

    /// <summary>Wraps every renewal's key anew with the newest master key, after which the one before is needed no more.</summary>
    /// <returns>How many keys were wrapped anew.</returns>
    public int Rewrap()
    {
        var rewrapped = 0;
        foreach (var folder in Directory.EnumerateDirectories(_folder))
        {
            var path = Path.Combine(folder, KeyFile);
            if (RenewalId.TryParse(Path.GetFileName(folder), out var id)
                && DurableFile.Read(path) is { } wrapped
                && !_wrap.IsUnderNewest(wrapped)
                && FindKey(id) is { } key)
            {
                DurableFile.Replace(path, _wrap.Wrap(key, PrivateEnvelope.Bound(id, KeyFile)));
                rewrapped++;
            }
        }

        return rewrapped;
    }

    /// <summary>Overwrites the key where it lies before its name goes.</summary>
    private static void DestroyKey(string folder)
    {
        var path = Path.Combine(folder, KeyFile);
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
        DurableFile.FlushFolder(folder);
    }

    private byte[] MakeKey(RenewalId id)
    {
        DurableFile.MakeFolder(FolderOf(id));
        var wrapped = _wrap.Wrap(RandomNumberGenerator.GetBytes(PrivateEnvelope.KeyLength), PrivateEnvelope.Bound(id, KeyFile));
        DurableFile.TryCreate(Path.Combine(FolderOf(id), KeyFile), wrapped);
        return FindKey(id) ?? throw new IOException($"Renewal {id}: its key was destroyed while it was made.");
    }

    private byte[]? FindKey(RenewalId id) =>
        DurableFile.Read(Path.Combine(FolderOf(id), KeyFile)) is { } wrapped && wrapped.Any(octet => octet != 0)
            ? _wrap.Unwrap(wrapped, PrivateEnvelope.Bound(id, KeyFile))
            : null;

    private string FolderOf(RenewalId id) => Path.Combine(_folder, id.ToString());

    private string Place(RenewalId id, string name) => Path.Combine(FolderOf(id), PrivateEnvelope.FileName(name));
}
