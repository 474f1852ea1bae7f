using System.Security.Cryptography;

namespace DigiRenew.Pki;

/// <summary>A private key in memory: of the seal, of a key file, of tests.</summary>
public sealed class SoftwareKey : ISigningKey, IDisposable
{
    public ReadOnlyMemory<byte> SubjectPublicKeyInfo => throw new NotImplementedException();

    public SignatureScheme Scheme => throw new NotImplementedException();

    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Generates a key; RSA keys sign by PKCS #1 v1.5 unless <paramref name="scheme"/> says otherwise.</summary>
    public static SoftwareKey Generate(KeyAlgorithm algorithm, SignatureScheme? scheme = null) => throw new NotImplementedException();

    /// <summary>Reads DER PKCS #8 PrivateKeyInfo (RFC 5958).</summary>
    public static SoftwareKey ImportPkcs8(ReadOnlySpan<byte> pkcs8, SignatureScheme? scheme = null) => throw new NotImplementedException();

    /// <summary>DER PKCS #8 PrivateKeyInfo; the caller wipes it.</summary>
    public byte[] ExportPkcs8() => throw new NotImplementedException();

    public void Dispose() => throw new NotImplementedException();
}
