using DigiRenew.Journey.Revocation;

namespace DigiRenew.Tests.Application.Contracts.AzureBlobs;

public sealed class Blob_published_files : Published_files_contract, IDisposable
{
    private readonly BlobAccount _account = new();

    public Blob_published_files() => Files = _account.Open().PublishedFiles;

    protected override IPublishedFiles Files { get; }

    public void Dispose() => _account.Dispose();
}
