namespace DigiRenew.Tests.Faults;

public sealed class Two_hosts_on_one_store
{
    [Fact]
    public async Task do_everything_once_between_them()
    {
        await using var renewing = await Renewing.StartAsync(hosts: 2);
        await renewing.RunAsync();
        await renewing.StopAsync();
        var (exitCode, said) = await renewing.CheckAsync("--certificates", "1");
        Assert.True(exitCode == 0, said);
    }
}
