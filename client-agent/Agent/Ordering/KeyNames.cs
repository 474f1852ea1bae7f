using DigiRenew.Pki;

namespace DigiRenew.Agent.Ordering;

/// <summary>Key types as they stand in the policy and after --key.</summary>
public static class KeyNames
{
    public static string ToWire(this KeyAlgorithm algorithm) => algorithm switch
    {
        KeyAlgorithm.Rsa2048 => "rsa-2048",
        KeyAlgorithm.Rsa3072 => "rsa-3072",
        KeyAlgorithm.Rsa4096 => "rsa-4096",
        KeyAlgorithm.P256 => "p-256",
        KeyAlgorithm.P384 => "p-384",
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm)),
    };

    public static KeyAlgorithm? Parse(string wire)
    {
        foreach (var algorithm in Enum.GetValues<KeyAlgorithm>())
        {
            if (algorithm.ToWire() == wire)
            {
                return algorithm;
            }
        }

        return null;
    }
}
