namespace DigiRenew.Tests.AzureLive;

/// <summary>What these suites need of a live Azure, from the environment. Without it they fail and say so; nothing is skipped.</summary>
internal static class Live
{
    /// <summary>https address of a blob service; this machine's Azure identity has Storage Blob Data Owner there.</summary>
    public const string Storage = "DIGIRENEW_LIVE_STORAGE";

    /// <summary>Host name of a Service Bus namespace with a queue "renewals" that nobody else empties; Data Owner there.</summary>
    public const string ServiceBus = "DIGIRENEW_LIVE_SERVICE_BUS";

    /// <summary>https address of a vault with a certificate and an RSA key "data"; Crypto User and Certificate User there.</summary>
    public const string Vault = "DIGIRENEW_LIVE_VAULT";

    /// <summary>Name and version of that certificate, e.g. seal/0123abcd.</summary>
    public const string Certificate = "DIGIRENEW_LIVE_CERTIFICATE";

    /// <exception cref="InvalidOperationException">It is not set.</exception>
    public static string Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"{name} is not set: this suite needs a live Azure (docs/azure.md, Live suites).");
}
