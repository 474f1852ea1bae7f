using DigiRenew.Renewal;

namespace DigiRenew.Journey.Storage;

/// <summary>
/// A renewal's personal data: form, identity copy, reasons. Encrypted under keys of that renewal (AES-256-GCM), which are
/// themselves wrapped: one for the copies (<see cref="PrivateEnvelope.IsCopy"/>), which go first, and one for all the rest. Destroying
/// a key erases what it opens.
/// </summary>
public interface IPrivateDocuments
{
    /// <summary>Keeps a document under a name, in place of an earlier one.</summary>
    Task PutAsync(RenewalId id, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>The document, or null where there is none or the key was destroyed.</summary>
    Task<ReadOnlyMemory<byte>?> FindAsync(RenewalId id, string name, CancellationToken cancellationToken);

    /// <summary>Removes one document.</summary>
    Task RemoveAsync(RenewalId id, string name, CancellationToken cancellationToken);

    /// <summary>Destroys the key of the renewal's copies, then the copies; all the rest stays readable. Doing so twice is no error.</summary>
    Task EraseCopiesAsync(RenewalId id, CancellationToken cancellationToken);

    /// <summary>Destroys the renewal's keys, then its documents.</summary>
    Task DestroyAsync(RenewalId id, CancellationToken cancellationToken);

    /// <summary>Wraps every renewal's keys anew with the newest wrapping key, after which the ones before are needed no more.</summary>
    /// <returns>How many keys were wrapped anew.</returns>
    Task<int> RewrapAsync(CancellationToken cancellationToken);
}
