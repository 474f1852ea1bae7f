using DigiRenew.Pki;

namespace DigiRenew.Tokens.Pkcs11;

/// <summary>Kinds of keys against what CK_MECHANISM_INFO says.</summary>
internal static class KeySize
{
    /// <summary>The mechanism of C_GenerateKeyPair.</summary>
    public static ulong GenerationOf(KeyAlgorithm algorithm) =>
        algorithm is KeyAlgorithm.P256 or KeyAlgorithm.P384 ? Ckm.EcKeyPairGen : Ckm.RsaPkcsKeyPairGen;

    /// <summary>Key sizes are bits, though some modules name octets or nothing; what can't be bits says nothing.</summary>
    public static bool Fits(KeyAlgorithm algorithm, ulong smallest, ulong largest) =>
        largest < 192 || (BitsOf(algorithm) >= smallest && BitsOf(algorithm) <= largest);

    private static ulong BitsOf(KeyAlgorithm algorithm) => algorithm switch
    {
        KeyAlgorithm.Rsa2048 => 2048,
        KeyAlgorithm.Rsa3072 => 3072,
        KeyAlgorithm.Rsa4096 => 4096,
        KeyAlgorithm.P256 => 256,
        KeyAlgorithm.P384 => 384,
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, null),
    };
}
