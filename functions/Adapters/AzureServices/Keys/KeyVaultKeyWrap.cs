using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Identity;
using Azure.Security.KeyVault.Keys.Cryptography;
using DigiRenew.Journey.Storage;

namespace DigiRenew.Adapters.AzureServices.Keys;

/// <summary>
/// Wraps the renewals' keys with an RSA key of a vault by RSA-OAEP-256. What a key is bound to is wrapped with it, as a digest.
/// Wrapped: length of the version, the version, the vault's octets.
/// </summary>
public sealed class KeyVaultKeyWrap : IKeyWrap
{
    private const int KeyLength = 32;

    private readonly string _address;
    private readonly Func<Uri, CryptographyClient> _open;
    private readonly CryptographyClient _newest;

    /// <param name="key">The wrapping key without a version: the newest wraps, the one named in front unwraps.</param>
    /// <param name="open">Opens a key by its address, with or without a version.</param>
    public KeyVaultKeyWrap(Uri key, Func<Uri, CryptographyClient> open)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(open);
        _address = key.AbsoluteUri.TrimEnd('/');
        _open = open;
        _newest = open(key);
    }

    public async Task<byte[]> WrapAsync(byte[] key, ReadOnlyMemory<byte> bound, CancellationToken cancellationToken)
    {
        byte[] content = [.. key, .. SHA256.HashData(bound.Span)];
        try
        {
            var wrapped = await _newest.WrapKeyAsync(KeyWrapAlgorithm.RsaOaep256, content, cancellationToken).ConfigureAwait(false);
            var version = Encoding.ASCII.GetBytes(wrapped.KeyId[(wrapped.KeyId.LastIndexOf('/') + 1)..]);
            return [(byte)version.Length, .. version, .. wrapped.EncryptedKey];
        }
        catch (Exception failure) when (failure is RequestFailedException or AuthenticationFailedException)
        {
            throw new IOException("The vault did not wrap.", failure);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
            CryptographicOperations.ZeroMemory(key);
        }
    }

    public async Task<byte[]> UnwrapAsync(ReadOnlyMemory<byte> wrapped, ReadOnlyMemory<byte> bound, CancellationToken cancellationToken)
    {
        var (version, encrypted) = Split(wrapped);
        byte[] content = [];
        try
        {
            var pinned = _open(new Uri($"{_address}/{version}"));
            content = (await pinned.UnwrapKeyAsync(KeyWrapAlgorithm.RsaOaep256, encrypted, cancellationToken).ConfigureAwait(false)).Key;
            return content.Length == KeyLength + SHA256.HashSizeInBytes
                && CryptographicOperations.FixedTimeEquals(content.AsSpan(KeyLength), SHA256.HashData(bound.Span))
                    ? content[..KeyLength]
                    : throw new InvalidDataException("The wrapped key is bound to something else.");
        }
        catch (RequestFailedException altered) when (altered.Status is 400 or 404)
        {
            throw new InvalidDataException("The vault can’t unwrap this.", altered);
        }
        catch (Exception failure) when (failure is RequestFailedException or AuthenticationFailedException)
        {
            throw new IOException("The vault did not unwrap.", failure);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
    }

    /// <summary>The newest version is the one that wraps now; the vault tells it with what it wraps.</summary>
    public async Task<bool> IsUnderNewestAsync(ReadOnlyMemory<byte> wrapped, CancellationToken cancellationToken) =>
        Split(wrapped).Version == Split(await WrapAsync(new byte[KeyLength], ReadOnlyMemory<byte>.Empty, cancellationToken).ConfigureAwait(false)).Version;

    private static (string Version, byte[] Encrypted) Split(ReadOnlyMemory<byte> wrapped)
    {
        var octets = wrapped.Span;
        if (octets.IsEmpty || octets[0] == 0 || octets.Length <= 1 + octets[0])
        {
            throw new InvalidDataException("This is no wrapped key.");
        }

        var version = Encoding.ASCII.GetString(octets[1..(1 + octets[0])]);
        return version.All(char.IsAsciiLetterOrDigit) ? (version, octets[(1 + octets[0])..].ToArray()) : throw new InvalidDataException("This is no wrapped key.");
    }
}
