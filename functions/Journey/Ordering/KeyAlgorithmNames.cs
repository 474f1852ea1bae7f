using DigiRenew.Pki;

namespace DigiRenew.Journey.Ordering;

/// <summary>Names of key types on the wire.</summary>
public static class KeyAlgorithmNames
{
    /// <summary>rsa-2048, rsa-3072, rsa-4096, p-256 or p-384.</summary>
    public static string ToWire(this KeyAlgorithm algorithm) => algorithm switch
    {
        KeyAlgorithm.Rsa2048 => "rsa-2048",
        KeyAlgorithm.Rsa3072 => "rsa-3072",
        KeyAlgorithm.Rsa4096 => "rsa-4096",
        KeyAlgorithm.P256 => "p-256",
        KeyAlgorithm.P384 => "p-384",
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm)),
    };
}
