using System.Collections.Concurrent;
using DigiRenew.Journey.Revocation;

namespace DigiRenew.Tests.Builders.InMemory;

/// <summary>Published files in a dictionary; a test may put others in their place.</summary>
public sealed class InMemoryPublishedFiles : IPublishedFiles
{
    public ConcurrentDictionary<string, PublishedFile> Files { get; } = new(StringComparer.Ordinal);

    public Task<PublishedFile?> FindAsync(string name, CancellationToken cancellationToken) => Task.FromResult(Files.GetValueOrDefault(name));

    public Task<bool> TryPublishAsync(string name, ReadOnlyMemory<byte> content, string? seen, CancellationToken cancellationToken)
    {
        var file = new PublishedFile(content.ToArray(), Guid.NewGuid().ToString("N"));
        return Task.FromResult(seen is null
            ? Files.TryAdd(name, file)
            : Files.GetValueOrDefault(name) is { } stands && stands.Version == seen && Files.TryUpdate(name, file, stands));
    }
}
