using DigiRenew.Agent;
using DigiRenew.Agent.Following;
using DigiRenew.Agent.Papers;
using DigiRenew.Agent.State;
using DigiRenew.Agent.Updating;
using DigiRenew.Contracts.Wire;
using Xunit;

namespace DigiRenew.Tests.Unit.Agent;

/// <summary>Which of the holder's orders a command is about; the service lists the newest first.</summary>
public sealed class Finding_an_order
{
    [Theory]
    [InlineData("awaiting-uploads", "issued", 0)]
    [InlineData("awaiting-uploads", "installed", 0)]
    [InlineData("cancelled", "issued", 1)]
    [InlineData("cancelled", "refused", 0)]
    [InlineData("installed", "installed", 0)]
    [InlineData("drafted", "refused", 1)]
    public void takes_the_newest_that_waits_for_something_and_else_the_newest(string newer, string older, int chosen)
    {
        OrderView[] orders = [Of(newer), Of(older)];
        Assert.Same(orders[chosen], OrderFinder.Choose(orders, null));
    }

    [Fact]
    public async Task takes_the_new_order_and_not_the_one_of_last_year_where_the_folder_is_lost()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        bench.Service.Earlier.Add(Of("installed"));
        Directory.Delete(bench.Home.Folder, recursive: true);
        using var context = bench.Run();
        await new ReadStatus(context).RunAsync(CancellationToken.None);
        Assert.Equal(bench.Service.Order!.Id, bench.Home.ReadOrder()!.Order);
    }

    [Fact]
    public async Task leaves_the_record_of_a_draft_under_way_as_it_is()
    {
        using var bench = new Bench();
        await bench.IssueAsync();
        var draft = bench.Home.ReadOrder()! with { Stage = OrderStage.Drafted, NewKeySha256 = new('B', 64), Order = null, Number = null, Papers = [], Draft = null };
        bench.Home.Keep(draft);
        await RunAsync(bench, context => new FetchPapers(context).RunAsync(CancellationToken.None));
        AssertKept();
        await RunAsync(bench, context => new UpdateToken(context).RunAsync(new(), CancellationToken.None));
        AssertKept();
        bench.Service.Order = bench.Service.Order! with { State = "awaiting-uploads" };
        await RunAsync(bench, context => new CancelOrder(context).RunAsync(CancellationToken.None));
        AssertKept();

        void AssertKept()
        {
            var kept = bench.Home.ReadOrder()!;
            Assert.Equal((OrderStage.Drafted, draft.NewKeySha256, 0, null), (kept.Stage, kept.NewKeySha256, kept.Papers.Count, kept.NewCertificateSha256));
        }
    }

    private static OrderView Of(string state)
    {
        using var bench = new Bench();
        return bench.Service.NewOrder(new('C', 64)) with { Id = Guid.NewGuid(), Number = "DR-2025-000001", State = state };
    }

    private static async Task RunAsync(Bench bench, Func<AgentContext, Task> command)
    {
        using var context = bench.Run();
        await command(context);
    }
}
