using DigiRenew.Adapters.Local.Files;
using DigiRenew.Journey.Revocation;

namespace DigiRenew.Tests.Application.Contracts.Local;

public sealed class File_published_files : Published_files_contract, IDisposable
{
    private readonly DataFolder _data = new();

    public File_published_files() => Files = new FilePublishedFiles(_data["published"]);

    protected override IPublishedFiles Files { get; }

    public void Dispose() => _data.Dispose();
}
