using DigiRenew.Adapters.Local.Files;
using DigiRenew.Journey.Revocation;
using Xunit;

namespace DigiRenew.Tests.Application.Contracts.Local;

public sealed class File_published_files : Published_files_contract, IDisposable
{
    private readonly DataFolder _data = new();

    public File_published_files() => Files = Open();

    protected override IPublishedFiles Files { get; }

    [Fact]
    public async Task begin_with_the_list_that_is_given_and_never_go_back_to_it()
    {
        File.WriteAllBytes(_data["issuing.crl"], Sample.Bytes("given"));
        var files = Open();
        files.BeginWith(_data.Path, ["issuing", "issuing-2"]);
        var begun = (await files.FindAsync("issuing.crl", default))!;
        Assert.Equal(Sample.Bytes("given"), begun.Content.ToArray());
        Assert.Null(await files.FindAsync("issuing-2.crl", default));

        Assert.True(await files.TryPublishAsync("issuing.crl", Sample.Bytes("next"), begun.Version, default));
        Open().BeginWith(_data.Path, ["issuing"]);
        Assert.Equal(Sample.Bytes("next"), (await files.FindAsync("issuing.crl", default))!.Content.ToArray());

        Assert.True(await files.TryPublishAsync("issuing.cer", Sample.Bytes("certificate"), null, default));
        File.Delete(_data["published/issuing.crl"]);
        Open().BeginWith(_data.Path, ["issuing"]);
        Assert.Null(await files.FindAsync("issuing.crl", default));
    }

    public void Dispose() => _data.Dispose();

    private FilePublishedFiles Open() => new(_data["published"]);
}
