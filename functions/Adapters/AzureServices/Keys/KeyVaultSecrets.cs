using System.Collections.Frozen;
using Azure;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using DigiRenew.Journey.Configuration;

namespace DigiRenew.Adapters.AzureServices.Keys;

/// <summary>
/// The secrets of one part of the service from its vaults, read once at start: the newest versions that are enabled, as many as are
/// valid, base 64 of 32 octets each.
/// </summary>
public sealed class KeyVaultSecrets : IServiceSecrets
{
    private const int Length = 32;

    private readonly FrozenDictionary<string, IReadOnlyList<ReadOnlyMemory<byte>>> _byPurpose;

    private KeyVaultSecrets(IEnumerable<KeyValuePair<string, IReadOnlyList<ReadOnlyMemory<byte>>>> byPurpose) =>
        _byPurpose = byPurpose.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="purposes">Those that the part has, and the vault of each.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">A vault does not give them.</exception>
    /// <exception cref="InvalidDataException">One is missing or no base 64 of 32 octets.</exception>
    public static async Task<KeyVaultSecrets> OpenAsync(IEnumerable<(SecretClient Vault, string Purpose)> purposes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(purposes);
        try
        {
            var read = new Dictionary<string, IReadOnlyList<ReadOnlyMemory<byte>>>(StringComparer.Ordinal);
            foreach (var (vault, purpose) in purposes)
            {
                read[purpose] = await ReadAsync(vault, purpose, cancellationToken).ConfigureAwait(false);
            }

            return new(read);
        }
        catch (Exception failure) when (failure is RequestFailedException or AuthenticationFailedException)
        {
            throw new IOException("The vault does not give the service’s secrets.", failure);
        }
    }

    /// <summary>One secret as text, e.g. the mail service's key.</summary>
    /// <exception cref="IOException">The vault does not give it.</exception>
    public static async Task<string> ReadTextAsync(SecretClient client, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        try
        {
            return (await client.GetSecretAsync(name, cancellationToken: cancellationToken).ConfigureAwait(false)).Value.Value;
        }
        catch (Exception failure) when (failure is RequestFailedException or AuthenticationFailedException)
        {
            throw new IOException($"The vault does not give the secret {name}.", failure);
        }
    }

    public IReadOnlyList<ReadOnlyMemory<byte>> For(string purpose) =>
        _byPurpose.TryGetValue(purpose, out var known) ? known : throw new ArgumentException($"This part has no secret {purpose}.", nameof(purpose));

    private static async Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(SecretClient client, string purpose, CancellationToken cancellationToken)
    {
        var versions = new List<SecretProperties>();
        await foreach (var version in client.GetPropertiesOfSecretVersionsAsync(purpose, cancellationToken).ConfigureAwait(false))
        {
            if (version.Enabled == true)
            {
                versions.Add(version);
            }
        }

        var secrets = new List<ReadOnlyMemory<byte>>();
        foreach (var version in versions.OrderByDescending(version => version.CreatedOn).Take(IServiceSecrets.MostValid(purpose)))
        {
            var secret = await client.GetSecretAsync(purpose, version.Version, cancellationToken: cancellationToken).ConfigureAwait(false);
            secrets.Add(Decode(purpose, secret.Value.Value));
        }

        return secrets.Count > 0 ? secrets : throw new InvalidDataException($"The secret {purpose} has no enabled version.");
    }

    private static ReadOnlyMemory<byte> Decode(string purpose, string text)
    {
        var octets = new byte[Length];
        return Convert.TryFromBase64String(text.Trim(), octets, out var length) && length == Length
            ? octets
            : throw new InvalidDataException($"The secret {purpose} is not 32 octets in base 64.");
    }
}
