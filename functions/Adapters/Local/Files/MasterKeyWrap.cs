using System.Security.Cryptography;
using DigiRenew.Journey.Storage;

namespace DigiRenew.Adapters.Local.Files;

/// <summary>Wraps renewals' keys with the master key of a key ring.</summary>
public sealed class MasterKeyWrap(KeyRing ring) : IKeyWrap
{
    /// <summary>The master key's purpose in the key ring.</summary>
    public const string Purpose = "master";

    public Task<byte[]> WrapAsync(byte[] key, ReadOnlyMemory<byte> bound, CancellationToken cancellationToken) => Task.FromResult(Wrap(key, bound.Span));

    public Task<byte[]> UnwrapAsync(ReadOnlyMemory<byte> wrapped, ReadOnlyMemory<byte> bound, CancellationToken cancellationToken) =>
        Task.FromResult(Unwrap(wrapped.Span, bound.Span));

    public Task<bool> IsUnderNewestAsync(ReadOnlyMemory<byte> wrapped, CancellationToken cancellationToken) => Task.FromResult(IsUnderNewest(wrapped.Span));

    /// <summary>Wraps a key with the newest master key and wipes it.</summary>
    public byte[] Wrap(byte[] key, ReadOnlySpan<byte> bound)
    {
        var wrapped = SealedBox.Seal(ring.Keys(Purpose)[0].Span, key, bound);
        CryptographicOperations.ZeroMemory(key);
        return wrapped;
    }

    /// <summary>The key, by whichever master key wraps it.</summary>
    /// <exception cref="InvalidDataException">None does, or it was altered.</exception>
    public byte[] Unwrap(ReadOnlySpan<byte> wrapped, ReadOnlySpan<byte> bound)
    {
        foreach (var master in ring.Keys(Purpose))
        {
            if (SealedBox.IsUnder(master.Span, wrapped))
            {
                return SealedBox.Open(master.Span, wrapped, bound);
            }
        }

        throw new InvalidDataException("No master key opens this key.");
    }

    /// <summary>Whether the newest master key wraps it.</summary>
    public bool IsUnderNewest(ReadOnlySpan<byte> wrapped) => SealedBox.IsUnder(ring.Keys(Purpose)[0].Span, wrapped);
}
