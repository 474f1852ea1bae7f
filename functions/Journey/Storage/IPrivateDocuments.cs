using DigiRenew.Renewal;

namespace DigiRenew.Journey.Storage;

/// <summary>
/// A renewal's personal data: form, identity copy, reasons. Encrypted under a key of that renewal (AES-256-GCM), which is
/// itself wrapped; destroying the key erases them.
/// </summary>
public interface IPrivateDocuments
{
    /// <summary>Keeps a document under a name, in place of an earlier one.</summary>
    Task PutAsync(RenewalId id, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>The document, or null where there is none or the key was destroyed.</summary>
    Task<ReadOnlyMemory<byte>?> FindAsync(RenewalId id, string name, CancellationToken cancellationToken);

    /// <summary>Removes one document.</summary>
    Task RemoveAsync(RenewalId id, string name, CancellationToken cancellationToken);

    /// <summary>Destroys the renewal's key, then its documents.</summary>
    Task DestroyAsync(RenewalId id, CancellationToken cancellationToken);
}
