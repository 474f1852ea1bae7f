using System.Text.Json;
using DigiRenew.Adapters.AzureBlobs;

namespace DigiRenew.Hosts.Admin;

/// <summary>The section <c>Storage</c> of the service's settings file; all other sections are the service's own matter.</summary>
internal static class StorageSection
{
    private static readonly JsonDocumentOptions AsTheServiceReads = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <returns>Where the blobs are; null for a service that keeps everything in its data directory.</returns>
    /// <exception cref="AdminException">The settings make no sense.</exception>
    public static BlobSettings? Read(string path)
    {
        try
        {
            using var settings = JsonDocument.Parse(File.ReadAllBytes(path), AsTheServiceReads);
            if (Find(settings.RootElement, "Storage") is not { ValueKind: JsonValueKind.Object } storage)
            {
                return null;
            }

            var provider = Text(storage, "Provider") ?? BlobSettings.Sqlite;
            if (provider == BlobSettings.Sqlite)
            {
                return null;
            }

            var blobs = new BlobSettings(Text(storage, "ConnectionString"), Text(storage, "ServiceUri"), Text(storage, "ContainerPrefix") ?? string.Empty);
            var fault = provider == BlobSettings.AzureBlobs
                ? blobs.Faults().FirstOrDefault()
                : $"Storage:Provider: {provider} is none of {BlobSettings.Sqlite}, {BlobSettings.AzureBlobs}.";
            return fault is null ? blobs : throw new AdminException(AdminExit.Data, fault);
        }
        catch (JsonException broken)
        {
            throw new AdminException(AdminExit.Data, $"{path} is no JSON: {broken.Message}");
        }
    }

    private static string? Text(JsonElement section, string name) =>
        Find(section, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>A property whatever its case, as the service finds it.</summary>
    private static JsonElement? Find(JsonElement section, string name)
    {
        if (section.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in section.EnumerateObject().Where(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                return property.Value;
            }
        }

        return null;
    }
}
