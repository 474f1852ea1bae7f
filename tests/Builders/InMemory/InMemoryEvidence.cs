using System.Collections.Concurrent;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Tests.Builders.InMemory;

/// <summary>Evidence in dictionaries.</summary>
public sealed class InMemoryEvidence : IEvidence
{
    private readonly ConcurrentDictionary<(RenewalId, string), ReadOnlyMemory<byte>> _kept = new();

    /// <summary>The renewals whose evidence was preserved, once for each time.</summary>
    public ConcurrentBag<RenewalId> Preserved { get; } = [];

    /// <summary>How many contents are kept.</summary>
    public int Count => _kept.Count;

    public Task<Sha256Digest> KeepAsync(RenewalId id, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var digest = Sha256Digest.Of(content.Span);
        _kept[(id, digest.Hex)] = content.ToArray();
        return Task.FromResult(digest);
    }

    public Task<ReadOnlyMemory<byte>?> FindAsync(RenewalId id, Sha256Digest digest, CancellationToken cancellationToken) =>
        FindNamedAsync(id, digest.Hex, cancellationToken);

    public Task<ReadOnlyMemory<byte>> KeepFirstAsync(RenewalId id, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        Task.FromResult(_kept.GetOrAdd((id, name), content.ToArray()));

    public Task<ReadOnlyMemory<byte>?> FindNamedAsync(RenewalId id, string name, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOnlyMemory<byte>?>(_kept.TryGetValue((id, name), out var content) ? content : (ReadOnlyMemory<byte>?)null);

    public Task PreserveAsync(RenewalId id, CancellationToken cancellationToken)
    {
        Preserved.Add(id);
        return Task.CompletedTask;
    }

    public Task EraseAsync(RenewalId id, CancellationToken cancellationToken)
    {
        foreach (var key in _kept.Keys.Where(key => key.Item1 == id))
        {
            _kept.TryRemove(key, out _);
        }

        return Task.CompletedTask;
    }

    /// <summary>Loses what stands under a name, as if it had never been written.</summary>
    public void Forget(RenewalId id, string name) => _kept.TryRemove((id, name), out _);

    /// <summary>Puts other bytes under a digest, as a broken store would.</summary>
    public void Spoil(RenewalId id, Sha256Digest digest, ReadOnlyMemory<byte> content) => _kept[(id, digest.Hex)] = content;
}
