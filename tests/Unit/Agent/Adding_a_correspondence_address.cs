using DigiRenew.Agent;
using DigiRenew.Agent.Following;
using DigiRenew.Contracts.Catalogue;
using Xunit;

namespace DigiRenew.Tests.Unit.Agent;

public sealed class Adding_a_correspondence_address
{
    [Fact]
    public async Task asks_for_the_code_until_it_is_right()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        foreach (var code in new[] { "12", "000000", FakeService.Code })
        {
            bench.Dialogue.Codes.Enqueue(code);
        }

        await AddAsync(bench);
        Assert.True(bench.Service.HasCorrespondence);
        Assert.Contains("a…@c…", bench.Dialogue.Said[^1], StringComparison.Ordinal);
        Assert.Empty(bench.Dialogue.Codes);
    }

    [Fact]
    public async Task stops_where_nobody_has_the_code_and_says_where_it_went()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        bench.Dialogue.Codes.Clear();
        var thrown = await Assert.ThrowsAsync<AgentException>(() => AddAsync(bench));
        Assert.Equal(AgentFaults.CodeMissing.Code, thrown.Code);
        Assert.Contains("a…@c…", thrown.In(bench.Dialogue.Language).Why, StringComparison.Ordinal);
        Assert.False(bench.Service.HasCorrespondence);
    }

    private static async Task AddAsync(Bench bench)
    {
        using var context = bench.Run();
        await new AddCorrespondence(context).RunAsync("alta@corespondenta.example", CancellationToken.None);
    }
}
