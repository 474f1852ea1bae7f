using System.Collections.Concurrent;
using DigiRenew.Journey.Configuration;

namespace DigiRenew.Adapters.Local.Files;

/// <summary>The service's secrets from its key files, read once.</summary>
public sealed class FileSecrets(KeyRing ring) : IServiceSecrets
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<ReadOnlyMemory<byte>>> _known = new(StringComparer.Ordinal);

    public IReadOnlyList<ReadOnlyMemory<byte>> For(string purpose) => _known.GetOrAdd(purpose, asked => ring.Keys(asked));
}
