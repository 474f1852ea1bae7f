using System.Security.Cryptography;
using System.Text;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.Local.Files;

/// <summary>
/// Personal data as encrypted files: <c>{id}/{sha256 of the name}</c> under a key of the renewal, which is <c>{id}/key</c>
/// wrapped by the master key. Each is bound to its renewal and name.
/// </summary>
public sealed class FilePrivateDocuments : IPrivateDocuments
{
    /// <summary>The master key's purpose in the key ring.</summary>
    public const string MasterKey = "master";

    private const string KeyFile = "key";
    private static readonly TimeSpan LongestWrite = TimeSpan.FromHours(1);
    private readonly string _folder;
    private readonly KeyRing _ring;

    /// <param name="folder">Made where it is missing; unfinished files of writers that died are removed from it.</param>
    /// <param name="ring">Holds the master key.</param>
    public FilePrivateDocuments(string folder, KeyRing ring)
    {
        _folder = folder;
        _ring = ring;
        DurableFile.MakeFolder(folder);
        DurableFile.RemoveUnfinished(folder, DateTimeOffset.UtcNow - LongestWrite);
    }

    public Task PutAsync(RenewalId id, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var key = FindKey(id) ?? MakeKey(id);
        DurableFile.Replace(Place(id, name), SealedBox.Seal(key, content.Span, Bound(id, name)));
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
            found = SealedBox.Open(key, box, Bound(id, name));
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
        var newest = _ring.Keys(MasterKey)[0];
        var rewrapped = 0;
        foreach (var folder in Directory.EnumerateDirectories(_folder))
        {
            var path = Path.Combine(folder, KeyFile);
            if (RenewalId.TryParse(Path.GetFileName(folder), out var id)
                && DurableFile.Read(path) is { } wrapped
                && !SealedBox.IsUnder(newest.Span, wrapped)
                && FindKey(id) is { } key)
            {
                DurableFile.Replace(path, SealedBox.Seal(newest.Span, key, Bound(id, KeyFile)));
                CryptographicOperations.ZeroMemory(key);
                rewrapped++;
            }
        }

        return rewrapped;
    }

    private static byte[] Bound(RenewalId id, string name) => Encoding.UTF8.GetBytes($"digirenew private 1\n{id}\n{name}");

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
        var key = RandomNumberGenerator.GetBytes(32);
        DurableFile.TryCreate(Path.Combine(FolderOf(id), KeyFile), SealedBox.Seal(_ring.Keys(MasterKey)[0].Span, key, Bound(id, KeyFile)));
        return FindKey(id) ?? throw new IOException($"Renewal {id}: its key was destroyed while it was made.");
    }

    private byte[]? FindKey(RenewalId id)
    {
        if (DurableFile.Read(Path.Combine(FolderOf(id), KeyFile)) is not { } wrapped || wrapped.All(octet => octet == 0))
        {
            return null;
        }

        foreach (var master in _ring.Keys(MasterKey))
        {
            if (SealedBox.IsUnder(master.Span, wrapped))
            {
                return SealedBox.Open(master.Span, wrapped, Bound(id, KeyFile));
            }
        }

        throw new InvalidDataException($"Renewal {id}: no master key opens its key.");
    }

    private string FolderOf(RenewalId id) => Path.Combine(_folder, id.ToString());

    private string Place(RenewalId id, string name) =>
        Path.Combine(FolderOf(id), Sha256Digest.Of(Encoding.UTF8.GetBytes(name)).Hex);
}
