namespace DigiRenew.Tests.Faults;

public sealed class Two_hosts_on_one_store
{
    [Fact]
    public Task do_everything_once_between_them() => ShareAsync(null);

    [Fact]
    public async Task do_everything_once_between_them_in_blobs()
    {
        using var blobs = await BlobRecords.StartAsync();
        await ShareAsync(blobs);
    }

    private static async Task ShareAsync(BlobRecords? blobs)
    {
        await using var renewing = await Renewing.StartAsync(hosts: 2, blobs);
        await renewing.RunAsync();
        await renewing.StopAsync();
        var (exitCode, said) = await renewing.CheckAsync("--certificates", "1");
        Assert.True(exitCode == 0, said);
    }
}
