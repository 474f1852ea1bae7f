using DigiRenew.Agent;
using DigiRenew.Agent.Following;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Pki;
using Xunit;

namespace DigiRenew.Tests.Unit.Agent;

public sealed class Cancelling_an_order
{
    [Fact]
    public async Task signs_the_cancellation_and_removes_the_orders_key_only()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        bench.Token.Add(SoftwareKey.Generate(KeyAlgorithm.P256), [9], "DigiRenew 7777 2026-12-01"); // Another certificate's order.
        await CancelAsync(bench);
        Assert.Equal("cancelled", bench.Service.Order!.State);
        Assert.Equal(["Cheie", "DigiRenew 7777 2026-12-01"], bench.Token.Keys.Select(key => key.Label));
        Assert.Null(bench.Home.ReadOrder());
    }

    [Fact]
    public async Task does_nothing_where_the_holder_does_not_confirm()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        bench.Dialogue.Yes = false;
        var thrown = await Assert.ThrowsAsync<AgentException>(() => CancelAsync(bench));
        Assert.Equal(AgentFaults.NotConfirmed.Code, thrown.Code);
        Assert.Equal("awaiting-uploads", bench.Service.Order!.State);
        Assert.Equal(2, bench.Token.Keys.Count);
    }

    [Fact]
    public async Task finds_the_order_from_the_service_where_the_folder_is_lost()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        Directory.Delete(bench.Home.Folder, recursive: true);
        using (var context = bench.Run())
        {
            Assert.Single(await new ReadStatus(context).RunAsync(CancellationToken.None));
        }

        await CancelAsync(bench);
        Assert.Equal("cancelled", bench.Service.Order!.State);
    }

    private static async Task CancelAsync(Bench bench)
    {
        using var context = bench.Run();
        await new CancelOrder(context).RunAsync(CancellationToken.None);
    }
}
