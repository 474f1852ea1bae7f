using System.Text.RegularExpressions;
using Azure.Storage.Blobs;

namespace DigiRenew.Adapters.AzureBlobs;

/// <summary>Where the blobs are: one of the two addresses is given.</summary>
/// <param name="ConnectionString">For Azurite on this machine only, since it carries an account key.</param>
/// <param name="ServiceUri">https address of the blob service; this machine's Azure identity signs in (DefaultAzureCredential).</param>
/// <param name="ContainerPrefix">Before each container's name, e.g. "try-"; several services may share an account.</param>
public sealed partial record BlobSettings(string? ConnectionString, string? ServiceUri, string ContainerPrefix = "")
{
    /// <summary>Storage:Provider of a service that keeps everything in its data directory.</summary>
    public const string Sqlite = "Sqlite";

    /// <summary>Storage:Provider of a service that keeps everything in blobs.</summary>
    public const string AzureBlobs = "AzureBlobs";

    /// <summary>What is wrong with the settings, in plain words; nothing where they make sense.</summary>
    public IEnumerable<string> Faults()
    {
        if (ConnectionString is null == ServiceUri is null)
        {
            yield return "Storage: either ConnectionString or ServiceUri is needed.";
        }

        if (ConnectionString is not null && !IsOnThisMachine(ConnectionString))
        {
            yield return "Storage:ConnectionString is for Azurite on this machine only; use ServiceUri.";
        }

        if (ServiceUri is not null && !(Uri.TryCreate(ServiceUri, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps))
        {
            yield return "Storage:ServiceUri is no https address.";
        }

        if (!Prefix().IsMatch(ContainerPrefix))
        {
            yield return "Storage:ContainerPrefix: at most 40 lower-case letters and digits, with single hyphens between or after them.";
        }
    }

    private static bool IsOnThisMachine(string connectionString)
    {
        try
        {
            return new BlobServiceClient(connectionString).Uri.IsLoopback;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^(?=.{0,40}\z)([a-z0-9]+-?)*\z")]
    private static partial Regex Prefix();
}
