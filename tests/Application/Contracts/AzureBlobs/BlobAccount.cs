using DigiRenew.Adapters.AzureBlobs;
using DigiRenew.Adapters.Local.Files;
using DigiRenew.Demo;

namespace DigiRenew.Tests.Application.Contracts.AzureBlobs;

/// <summary>Containers of their own for one test, on the one Azurite of all tests, which ends with the process.</summary>
internal sealed class BlobAccount : IDisposable
{
    private static readonly Lazy<Task<Azurite>> Server = new(Azurite.StartAsync);

    private readonly DirectoryInfo _keys = Directory.CreateTempSubdirectory("digirenew-keys-");
    private readonly string _prefix = $"t{Guid.NewGuid():N}-";

    public BlobSettings Settings => new(Server.Value.GetAwaiter().GetResult().ConnectionString, null, _prefix);

    public KeyRing Keys => new(_keys.FullName);

    public BlobStores Open(TimeProvider? time = null) =>
        BlobStores.OpenAsync(Settings, time ?? TimeProvider.System, new MasterKeyWrap(Keys), CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>One container behind the ports' back.</summary>
    public BlobFolder Folder(string name) => Open().Containers.Single(folder => folder.Container.Name == _prefix + name);

    public void Dispose() => _keys.Delete(recursive: true);
}
