namespace DigiRenew.Pki;

/// <summary>Public keys as DER SubjectPublicKeyInfo.</summary>
public static class PublicKeys
{
    /// <summary>The key's type, or null where we do not know it.</summary>
    public static KeyAlgorithm? AlgorithmOf(ReadOnlyMemory<byte> subjectPublicKeyInfo) => throw new NotImplementedException();

    /// <summary>Verifies a signature; false also for a key or signature that can't be read.</summary>
    public static bool Verify(
        ReadOnlyMemory<byte> subjectPublicKeyInfo, SignatureScheme scheme, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) => throw new NotImplementedException();

    /// <summary>Why a key is too weak to certify whatever its size (RSA exponent below 65537 or even, ROCA fingerprint CVE-2017-15361, point not on the curve); null where it is not.</summary>
    public static string? WeaknessOf(ReadOnlyMemory<byte> subjectPublicKeyInfo) => throw new NotImplementedException();
}
