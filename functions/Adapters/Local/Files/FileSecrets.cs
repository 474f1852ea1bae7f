using System.Collections.Concurrent;
using DigiRenew.Journey.Configuration;

namespace DigiRenew.Adapters.Local.Files;

/// <summary>The service's secrets from its key files, read again whenever a file has changed: a rotation needs no new start.</summary>
public sealed class FileSecrets(KeyRing ring) : IServiceSecrets
{
    private readonly ConcurrentDictionary<string, (DateTime Written, IReadOnlyList<ReadOnlyMemory<byte>> Keys)> _known = new(StringComparer.Ordinal);

    public IReadOnlyList<ReadOnlyMemory<byte>> For(string purpose)
    {
        var written = ring.WrittenAt(purpose);
        if (_known.TryGetValue(purpose, out var known) && known.Written == written)
        {
            return known.Keys;
        }

        var keys = ring.Keys(purpose);
        _known[purpose] = (ring.WrittenAt(purpose), keys);
        return keys;
    }
}
