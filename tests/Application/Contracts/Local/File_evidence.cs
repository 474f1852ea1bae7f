using DigiRenew.Adapters.Local.Files;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using Xunit;

namespace DigiRenew.Tests.Application.Contracts.Local;

public sealed class File_evidence : Evidence_contract, IDisposable
{
    private readonly DataFolder _data = new();

    public File_evidence() => Evidence = new FileEvidence(_data["evidence"]);

    protected override IEvidence Evidence { get; }

    [Fact]
    public async Task a_half_written_file_has_no_name_and_is_removed_in_time()
    {
        var id = Sample.NewId();
        var digest = await Evidence.KeepAsync(id, Sample.Bytes("whole"), CancellationToken.None);
        var (old, young) = (Left(id, "old"), Left(id, "young"));
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-2));

        var reopened = new FileEvidence(_data["evidence"]);

        Assert.False(File.Exists(old));
        Assert.True(File.Exists(young));
        Assert.Equal(Sample.Bytes("whole"), (await reopened.FindAsync(id, digest, CancellationToken.None))!.Value.ToArray());
    }

    [Fact]
    public async Task leaves_nothing_unfinished_behind()
    {
        var id = Sample.NewId();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() =>
            Evidence.KeepFirstAsync(id, "certificate", Sample.Bytes("same"), CancellationToken.None))));

        Assert.Single(Directory.GetFiles(_data["evidence"], "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task no_name_leaves_the_folder()
    {
        await Evidence.KeepFirstAsync(Sample.NewId(), "../../escaped", Sample.Bytes("x"), CancellationToken.None);

        Assert.Equal([_data["evidence"]], Directory.GetFileSystemEntries(_data.Path));
    }

    [Fact]
    public async Task nobody_may_write_what_was_preserved()
    {
        var id = Sample.NewId();
        var digest = await Evidence.KeepAsync(id, Sample.Bytes("paper"), CancellationToken.None);
        var path = Path.Combine(_data["evidence"], id.ToString(), digest.Hex);
        Assert.False(File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly));

        await Evidence.PreserveAsync(id, CancellationToken.None);

        Assert.True(File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly));
    }

    [Fact]
    public async Task what_is_written_below_a_shared_folder_is_the_groups_too()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Shared = UnixFileMode.SetGroup | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;
        var shared = Directory.CreateDirectory(_data["shared"]).FullName;
        File.SetUnixFileMode(shared, Shared);
        var id = Sample.NewId();

        var digest = await new FileEvidence(Path.Combine(shared, "evidence")).KeepAsync(id, Sample.Bytes("paper"), CancellationToken.None);

        var folder = Path.Combine(shared, "evidence", id.ToString());
        Assert.Equal(Shared, File.GetUnixFileMode(folder));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite, File.GetUnixFileMode(Path.Combine(folder, digest.Hex)));
    }

    protected override Task TamperAsync(RenewalId id, Sha256Digest digest) =>
        File.WriteAllBytesAsync(Path.Combine(_data["evidence"], id.ToString(), digest.Hex), Sample.Bytes("altered"));

    private string Left(RenewalId id, string name)
    {
        var path = Path.Combine(_data["evidence"], id.ToString(), $".unfinished-{name}");
        File.WriteAllBytes(path, Sample.Bytes("who"));
        return path;
    }

    public void Dispose() => _data.Dispose();
}
