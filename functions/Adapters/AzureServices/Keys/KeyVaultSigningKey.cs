using Azure;
using Azure.Identity;
using Azure.Security.KeyVault.Keys.Cryptography;
using DigiRenew.Pki;

namespace DigiRenew.Adapters.AzureServices.Keys;

/// <summary>A key that signs inside a vault. The client is pinned to one version of it.</summary>
/// <param name="client">Of the key's version.</param>
/// <param name="subjectPublicKeyInfo">DER, from the key's certificate.</param>
/// <param name="scheme">How it signs.</param>
public sealed class KeyVaultSigningKey(CryptographyClient client, ReadOnlyMemory<byte> subjectPublicKeyInfo, SignatureScheme scheme) : ISigningKey
{
    public ReadOnlyMemory<byte> SubjectPublicKeyInfo => subjectPublicKeyInfo;

    public SignatureScheme Scheme => scheme;

    /// <inheritdoc/>
    /// <exception cref="IOException">The vault did not sign; worth another try later.</exception>
    public async ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        try
        {
            var result = await client.SignDataAsync(AlgorithmOf(scheme), message.ToArray(), cancellationToken).ConfigureAwait(false);
            return scheme is SignatureScheme.EcdsaSha256 or SignatureScheme.EcdsaSha384 ? EcdsaSignatureValue.ToDer(result.Signature) : result.Signature;
        }
        catch (Exception failure) when (failure is RequestFailedException or AuthenticationFailedException)
        {
            throw new IOException("The vault did not sign.", failure);
        }
    }

    /// <summary>The scheme that a key signs by when nothing else is asked for.</summary>
    /// <exception cref="InvalidDataException">A key of another type or size.</exception>
    public static SignatureScheme UsualSchemeOf(ReadOnlyMemory<byte> subjectPublicKeyInfo) => PublicKeys.AlgorithmOf(subjectPublicKeyInfo) switch
    {
        KeyAlgorithm.P256 => SignatureScheme.EcdsaSha256,
        KeyAlgorithm.P384 => SignatureScheme.EcdsaSha384,
        KeyAlgorithm.Rsa2048 or KeyAlgorithm.Rsa3072 or KeyAlgorithm.Rsa4096 => SignatureScheme.RsaPkcs1Sha256,
        _ => throw new InvalidDataException("Keys of this size or curve are not known."),
    };

    private static SignatureAlgorithm AlgorithmOf(SignatureScheme scheme) => scheme switch
    {
        SignatureScheme.RsaPkcs1Sha256 => SignatureAlgorithm.RS256,
        SignatureScheme.RsaPssSha256 => SignatureAlgorithm.PS256,
        SignatureScheme.EcdsaSha256 => SignatureAlgorithm.ES256,
        SignatureScheme.EcdsaSha384 => SignatureAlgorithm.ES384,
        _ => throw new ArgumentOutOfRangeException(nameof(scheme), scheme, null),
    };
}
