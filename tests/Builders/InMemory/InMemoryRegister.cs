using System.Collections.Concurrent;
using DigiRenew.Journey.Register;
using DigiRenew.Pki;

namespace DigiRenew.Tests.Builders.InMemory;

/// <summary>The holder register in a dictionary.</summary>
public sealed class InMemoryRegister : IHolderRegister
{
    private readonly ConcurrentDictionary<(Sha256Digest Issuer, string Serial), RegisterEntry> _entries = new();

    public Task<RegisterEntry?> FindAsync(Sha256Digest issuer, string serial, CancellationToken cancellationToken) =>
        Task.FromResult(_entries.GetValueOrDefault((issuer, serial)));

    public Task<bool> HasKeyAsync(Sha256Digest publicKey, CancellationToken cancellationToken) =>
        Task.FromResult(_entries.Values.Any(entry => entry.PublicKey == publicKey));

    public Task PutAsync(RegisterEntry entry, CancellationToken cancellationToken)
    {
        _entries[(entry.Issuer, entry.Serial)] = entry;
        return Task.CompletedTask;
    }
}
