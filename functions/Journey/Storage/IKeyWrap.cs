namespace DigiRenew.Journey.Storage;

/// <summary>Wraps the keys of renewals with a key that never lies beside them: a master key file, or a key of a vault.</summary>
public interface IKeyWrap
{
    /// <summary>Wraps a key with the newest wrapping key.</summary>
    /// <param name="key">32 octets; wiped by the callee once it is wrapped.</param>
    /// <param name="bound">What the wrapped key belongs to; needed again to unwrap it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<byte[]> WrapAsync(byte[] key, ReadOnlyMemory<byte> bound, CancellationToken cancellationToken);

    /// <summary>The key, to be wiped by the caller.</summary>
    /// <exception cref="InvalidDataException">It was altered, is bound to something else, or no wrapping key fits.</exception>
    Task<byte[]> UnwrapAsync(ReadOnlyMemory<byte> wrapped, ReadOnlyMemory<byte> bound, CancellationToken cancellationToken);

    /// <summary>Whether the newest wrapping key wraps it.</summary>
    Task<bool> IsUnderNewestAsync(ReadOnlyMemory<byte> wrapped, CancellationToken cancellationToken);
}
