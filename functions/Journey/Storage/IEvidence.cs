using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Storage;

/// <summary>Bytes that must outlive the process, by their digest, per renewal. Stored whole or not at all; never changed.</summary>
public interface IEvidence
{
    /// <summary>Keeps some bytes; keeping the same twice is no error.</summary>
    Task<Sha256Digest> KeepAsync(RenewalId id, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>The bytes, or null where there are none by that digest.</summary>
    /// <exception cref="InvalidDataException">What is stored does not have this digest.</exception>
    Task<ReadOnlyMemory<byte>?> FindAsync(RenewalId id, Sha256Digest digest, CancellationToken cancellationToken);

    /// <summary>Keeps the first content offered under a name.</summary>
    /// <returns>What is stored under the name now: this content, or the one that came first.</returns>
    Task<ReadOnlyMemory<byte>> KeepFirstAsync(RenewalId id, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>What is stored under a name, or null.</summary>
    Task<ReadOnlyMemory<byte>?> FindNamedAsync(RenewalId id, string name, CancellationToken cancellationToken);

    /// <summary>
    /// Puts everything that is kept of a renewal where nobody can change it, as far as the store has such a place. Doing so again
    /// adds what is new; everything stays readable as before.
    /// </summary>
    Task PreserveAsync(RenewalId id, CancellationToken cancellationToken);

    /// <summary>Removes everything that is kept of a renewal, preserved or not. Doing so twice is no error.</summary>
    /// <exception cref="IOException">A policy of the store still forbids it; worth another try later.</exception>
    Task EraseAsync(RenewalId id, CancellationToken cancellationToken);
}
