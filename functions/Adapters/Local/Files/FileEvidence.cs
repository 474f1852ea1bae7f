using DigiRenew.Adapters.Files;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.Local.Files;

/// <summary>Evidence as files: <c>{id}/{sha256}</c>, and <c>{id}/named-{name}</c> for slots that the first comer fills.</summary>
public sealed class FileEvidence : IEvidence
{
    private readonly string _folder;

    /// <param name="folder">Made where it is missing; unfinished files of writers that died are removed from it.</param>
    public FileEvidence(string folder)
    {
        _folder = folder;
        DurableFile.MakeFolder(folder);
        DurableFile.RemoveUnfinished(folder);
    }

    public Task<Sha256Digest> KeepAsync(RenewalId id, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var digest = Sha256Digest.Of(content.Span);
        var path = Place(id, digest.Hex);
        if (!DurableFile.TryCreate(path, content.Span))
        {
            // Another writer's name may stand while its folder entry is not yet on the disk.
            DurableFile.FlushFolder(Path.GetDirectoryName(path)!);
        }

        return Task.FromResult(digest);
    }

    public Task<ReadOnlyMemory<byte>?> FindAsync(RenewalId id, Sha256Digest digest, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return DurableFile.Read(Path.Combine(_folder, id.ToString(), digest.Hex)) switch
        {
            null => Task.FromResult<ReadOnlyMemory<byte>?>(null),
            { } content when Sha256Digest.Of(content) == digest => Task.FromResult<ReadOnlyMemory<byte>?>(content),
            _ => throw new InvalidDataException($"Renewal {id}: the evidence {digest} was altered."),
        };
    }

    public Task<ReadOnlyMemory<byte>> KeepFirstAsync(RenewalId id, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = Place(id, Slot(name));
        if (DurableFile.TryCreate(path, content.Span))
        {
            return Task.FromResult(content);
        }

        DurableFile.FlushFolder(Path.GetDirectoryName(path)!);
        return Task.FromResult<ReadOnlyMemory<byte>>(File.ReadAllBytes(path));
    }

    public Task<ReadOnlyMemory<byte>?> FindNamedAsync(RenewalId id, string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return DurableFile.Read(Path.Combine(_folder, id.ToString(), Slot(name))) is { } content
            ? Task.FromResult<ReadOnlyMemory<byte>?>(content)
            : Task.FromResult<ReadOnlyMemory<byte>?>(null);
    }

    /// <summary>Takes the right to write away from the files, so that a slip can't change them; the folder stays writable.</summary>
    public Task PreserveAsync(RenewalId id, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(_folder, id.ToString());
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder) : [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!DurableFile.IsUnfinished(file))
            {
                TryProtect(file);
            }
        }

        return Task.CompletedTask;
    }

    public Task EraseAsync(RenewalId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var folder = Path.Combine(_folder, id.ToString());
        if (Directory.Exists(folder))
        {
            foreach (var file in new DirectoryInfo(folder).GetFiles())
            {
                if (OperatingSystem.IsWindows())
                {
                    file.IsReadOnly = false;
                }

                file.Delete();
            }

            Directory.Delete(folder);
            DurableFile.FlushFolder(_folder);
        }

        return Task.CompletedTask;
    }

    private static void TryProtect(string file)
    {
        try
        {
            new FileInfo(file) { IsReadOnly = true }.Refresh();
        }
        catch (UnauthorizedAccessException)
        {
            // Another part of the service wrote it, as a user of its own; that user alone may change its mode.
        }
    }

    private static string Slot(string name) => "named-" + Uri.EscapeDataString(name);

    private string Place(RenewalId id, string file)
    {
        var folder = Path.Combine(_folder, id.ToString());
        DurableFile.MakeFolder(folder);
        return Path.Combine(folder, file);
    }
}
