using DigiRenew.Adapters.AzureBlobs;
using DigiRenew.Journey.Configuration;

namespace DigiRenew.Hosts.Settings;

/// <summary>
/// The settings of one machine: <c>appsettings.json</c> beside the program, which says what is usual and names no provider, and the
/// file that overrides it. Under --development a fictitious provider stands between the two.
/// </summary>
public static class SettingsFile
{
    /// <summary>Reads all sections; whatever is wrong is added to <paramref name="faults"/>.</summary>
    /// <param name="file">The file that overrides; null: the usual values alone.</param>
    /// <param name="urls">Where the service listens; empty where only the settings are looked at.</param>
    /// <param name="development">Started with --development.</param>
    /// <param name="faults">Grows.</param>
    /// <returns>To be used only where there are no faults.</returns>
    public static (ServiceSettings Service, ProviderSettings Provider, BlobSettings? Storage) Read(
        string? file, IReadOnlyList<Uri> urls, bool development, List<string> faults)
    {
        var configuration = Open(file, development, faults);
        var service = ServiceReader.Read(configuration, faults);
        var storage = StorageReader.Read(configuration, development, faults);
        var origin = development && urls.Count > 0 ? urls[0].GetLeftPart(UriPartial.Authority) : null;
        var provider = ProviderReader.Read(configuration, origin, development, faults);
        faults.AddRange(provider.ValidateWritten().Except(faults, StringComparer.Ordinal));
        if (urls.Any(url => url.Scheme == Uri.UriSchemeHttps) && (service.Certificate is null || service.CertificateKey is null))
        {
            faults.Add("Service:Certificate and Service:CertificateKey are needed for https.");
        }

        return (service, provider, storage);
    }

    /// <summary>Reads the section <c>Storage</c> alone, as a service under --development would.</summary>
    /// <param name="file">The settings file.</param>
    /// <exception cref="SettingsException">It can't be read, or the section makes no sense.</exception>
    public static BlobSettings? ReadStorage(string file)
    {
        var faults = new List<string>();
        var storage = StorageReader.Read(Open(file, development: true, faults), development: true, faults);
        SettingsException.ThrowIfAny(faults);
        return storage;
    }

    private static IConfiguration Open(string? file, bool development, List<string> faults)
    {
        try
        {
            var usual = Json("appsettings.json");
            var filled = development ? SettingsLayers.Join(usual, Json("fictitious-provider.json")) : usual;
            return file is null ? filled : SettingsLayers.Join(filled, Json(Path.GetFullPath(file)));
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            faults.Add($"The settings can’t be read: {(unreadable.InnerException ?? unreadable).Message}");
            SettingsException.ThrowIfAny(faults);
            throw;
        }
    }

    /// <summary>A file beside the program, or where its path says.</summary>
    private static IConfigurationRoot Json(string path) => new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, path)).Build();
}
