using Azure.Core;

namespace DigiRenew.Adapters.AzureServices.Keys;

/// <summary>
/// How vaults are asked again. A vault that has too much to do answers 429 with Retry-After, which the client's policy obeys;
/// without it the waits double. Whatever takes longer is the effect's own back-off, over hours.
/// </summary>
public static class VaultPatience
{
    public static T Patient<T>(this T options)
        where T : ClientOptions
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.Delay = TimeSpan.FromSeconds(1);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(20);
        options.Retry.MaxRetries = 5;
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(30);
        return options;
    }
}
