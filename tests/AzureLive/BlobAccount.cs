using DigiRenew.Adapters.AzureBlobs;
using DigiRenew.Adapters.Local.Files;
using DigiRenew.Tests.AzureLive;

namespace DigiRenew.Tests.Application.Contracts.AzureBlobs;

/// <summary>Containers of their own for one test, in a real storage account; removed when the test ends.</summary>
internal sealed class BlobAccount : IDisposable
{
    private readonly DirectoryInfo _keys = Directory.CreateTempSubdirectory("digirenew-keys-");
    private readonly string _prefix = $"t{Guid.NewGuid():N}-";
    private readonly List<BlobStores> _opened = [];

    public BlobSettings Settings => new(null, Live.Setting(Live.Storage), _prefix);

    public KeyRing Keys => new(_keys.FullName);

    public BlobStores Open(TimeProvider? time = null)
    {
        var stores = BlobStores.OpenAsync(Settings, time ?? TimeProvider.System, new MasterKeyWrap(Keys), CancellationToken.None).GetAwaiter().GetResult();
        _opened.Add(stores);
        return stores;
    }

    /// <summary>One container behind the ports' back.</summary>
    public BlobFolder Folder(string name) => Open().Containers.Single(folder => folder.Container.Name == _prefix + name);

    public void Dispose()
    {
        _keys.Delete(recursive: true);
        foreach (var folder in _opened.Take(1).SelectMany(stores => stores.Containers))
        {
            folder.Container.DeleteIfExists();
        }
    }
}
