using DigiRenew.Adapters.AzureBlobs;

namespace DigiRenew.Hosts.Settings;

/// <summary>Reads the section <c>Storage</c>: where renewals and all that belongs to them are kept.</summary>
public static class StorageReader
{
    /// <returns>Where the blobs are; null for SQLite and files of the data folder.</returns>
    public static BlobSettings? Read(IConfiguration configuration, bool development, List<string> faults)
    {
        var storage = new Section(configuration.GetSection("Storage"), faults);
        var provider = storage.Text("Provider", BlobSettings.Sqlite);
        if (provider == BlobSettings.Sqlite)
        {
            storage.Finish();
            return null;
        }

        if (provider != BlobSettings.AzureBlobs)
        {
            storage.Fault("Provider", $"“{provider}” is none of {BlobSettings.Sqlite}, {BlobSettings.AzureBlobs}.");
            return null;
        }

        var blobs = new BlobSettings(Optional(storage, "ConnectionString"), Optional(storage, "ServiceUri"), storage.Text("ContainerPrefix", string.Empty));
        storage.Finish();
        faults.AddRange(blobs.Faults());
        if (blobs.ConnectionString is not null && !development)
        {
            storage.Fault("ConnectionString", "only with --development; use ServiceUri.");
        }

        return blobs;
    }

    private static string? Optional(Section section, string name) => section.Text(name, string.Empty) is { Length: > 0 } text ? text : null;
}
