// Stand-ins, signatures only. Package: Azure.Security.KeyVault.Keys 4.9.0. Read in Azure/azure-sdk-for-net at
// 1194d307dd1796aa587cf868aae1e1e61528682f, sdk/keyvault/Azure.Security.KeyVault.Keys/api/Azure.Security.KeyVault.Keys.net8.0.cs.
#nullable enable
using System;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Security.KeyVault.Keys.Cryptography;

namespace Azure.Security.KeyVault.Keys
{
    public static class CryptographyModelFactory
    {
        public static SignResult SignResult(string? keyId = null, byte[]? signature = null, SignatureAlgorithm algorithm = default) => new(signature!);

        public static WrapResult WrapResult(string? keyId = null, byte[]? key = null, KeyWrapAlgorithm algorithm = default) => new(keyId!, key!);

        public static UnwrapResult UnwrapResult(string? keyId = null, byte[]? key = null, KeyWrapAlgorithm algorithm = default) => new(key!);
    }
}

namespace Azure.Security.KeyVault.Keys.Cryptography
{
    public class CryptographyClientOptions : ClientOptions
    {
    }

    public readonly struct SignatureAlgorithm
    {
        private readonly string _value;

        public SignatureAlgorithm(string value) => _value = value;

        public static SignatureAlgorithm RS256 => new("RS256");

        public static SignatureAlgorithm PS256 => new("PS256");

        public static SignatureAlgorithm ES256 => new("ES256");

        public static SignatureAlgorithm ES384 => new("ES384");

        public override string ToString() => _value;
    }

    public readonly struct KeyWrapAlgorithm
    {
        private readonly string _value;

        public KeyWrapAlgorithm(string value) => _value = value;

        public static KeyWrapAlgorithm RsaOaep256 => new("RSA-OAEP-256");

        public override string ToString() => _value;
    }

    public class SignResult
    {
        internal SignResult(byte[] signature) => Signature = signature;

        public byte[] Signature { get; }
    }

    public class WrapResult
    {
        internal WrapResult(string keyId, byte[] encryptedKey) => (KeyId, EncryptedKey) = (keyId, encryptedKey);

        public string KeyId { get; }

        public byte[] EncryptedKey { get; }
    }

    public class UnwrapResult
    {
        internal UnwrapResult(byte[] key) => Key = key;

        public byte[] Key { get; }
    }

    public class CryptographyClient
    {
        protected CryptographyClient() { }

        public CryptographyClient(Uri keyId, TokenCredential credential, CryptographyClientOptions options) { }

        public virtual Task<SignResult> SignDataAsync(SignatureAlgorithm algorithm, byte[] data, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public virtual Task<WrapResult> WrapKeyAsync(KeyWrapAlgorithm algorithm, byte[] key, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public virtual Task<UnwrapResult> UnwrapKeyAsync(KeyWrapAlgorithm algorithm, byte[] encryptedKey, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
