using DigiRenew.Agent.Ordering;
using DigiRenew.Pki;

namespace DigiRenew.Demo;

/// <summary>What --key takes: the type of the holder's keys, old and new.</summary>
public static class DemoKey
{
    /// <summary>rsa and ec are the usual sizes.</summary>
    public static IReadOnlyList<string> Names { get; } = ["rsa", "ec", "rsa3072", "rsa4096", "p256", "p384"];

    public static KeyAlgorithm Parse(string name) => name switch
    {
        "rsa" or "rsa3072" => KeyAlgorithm.Rsa3072,
        "rsa4096" => KeyAlgorithm.Rsa4096,
        "ec" or "p256" => KeyAlgorithm.P256,
        "p384" => KeyAlgorithm.P384,
        _ => throw new DemoException($"There is no key type {name}."),
    };

    /// <summary>The same as the holder's program names it.</summary>
    public static string ForAgent(string name) => Parse(name).ToWire();
}
