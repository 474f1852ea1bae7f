using System.Collections.Concurrent;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Tests.Builders.InMemory;

/// <summary>Private documents in a dictionary, not encrypted.</summary>
public sealed class InMemoryPrivateDocuments : IPrivateDocuments
{
    private readonly ConcurrentDictionary<(RenewalId Id, string Name), ReadOnlyMemory<byte>> _kept = new();

    public Task PutAsync(RenewalId id, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        _kept[(id, name)] = content.ToArray();
        return Task.CompletedTask;
    }

    public Task<ReadOnlyMemory<byte>?> FindAsync(RenewalId id, string name, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOnlyMemory<byte>?>(_kept.TryGetValue((id, name), out var content) ? content : (ReadOnlyMemory<byte>?)null);

    public Task RemoveAsync(RenewalId id, string name, CancellationToken cancellationToken)
    {
        _kept.TryRemove((id, name), out _);
        return Task.CompletedTask;
    }

    public Task EraseCopiesAsync(RenewalId id, CancellationToken cancellationToken)
    {
        foreach (var key in _kept.Keys.Where(key => key.Id == id && PrivateEnvelope.IsCopy(key.Name)))
        {
            _kept.TryRemove(key, out _);
        }

        return Task.CompletedTask;
    }

    public Task<int> RewrapAsync(CancellationToken cancellationToken) => Task.FromResult(0);

    public Task DestroyAsync(RenewalId id, CancellationToken cancellationToken)
    {
        foreach (var key in _kept.Keys.Where(key => key.Id == id))
        {
            _kept.TryRemove(key, out _);
        }

        return Task.CompletedTask;
    }
}
