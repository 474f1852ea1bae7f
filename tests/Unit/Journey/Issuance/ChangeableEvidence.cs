using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Tests.Unit.Journey.Issuance;

/// <summary>Evidence that an intruder can change behind the service's back: what is stored no longer has its digest.</summary>
internal sealed class ChangeableEvidence : IEvidence
{
    private readonly Dictionary<string, byte[]> _kept = [];

    public Task<Sha256Digest> KeepAsync(RenewalId id, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var digest = Sha256Digest.Of(content.Span);
        _kept[digest.Hex] = content.ToArray();
        return Task.FromResult(digest);
    }

    public Task<ReadOnlyMemory<byte>?> FindAsync(RenewalId id, Sha256Digest digest, CancellationToken cancellationToken) => Find(digest.Hex);

    public Task<ReadOnlyMemory<byte>> KeepFirstAsync(RenewalId id, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        _kept.TryAdd(name, content.ToArray());
        return Task.FromResult<ReadOnlyMemory<byte>>(_kept[name]);
    }

    public Task<ReadOnlyMemory<byte>?> FindNamedAsync(RenewalId id, string name, CancellationToken cancellationToken) => Find(name);

    public Task PreserveAsync(RenewalId id, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task EraseAsync(RenewalId id, CancellationToken cancellationToken)
    {
        _kept.Clear();
        return Task.CompletedTask;
    }

    /// <summary>Flips a bit in the middle.</summary>
    public void Flip(string name) => _kept[name][_kept[name].Length / 2] ^= 1;

    public void Replace(string name, byte[] content) => _kept[name] = content;

    public void Remove(string name) => _kept.Remove(name);

    private Task<ReadOnlyMemory<byte>?> Find(string name) => Task.FromResult(_kept.TryGetValue(name, out var content) ? new ReadOnlyMemory<byte>(content) : (ReadOnlyMemory<byte>?)null);
}
