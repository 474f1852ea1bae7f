using DigiRenew.Agent;
using DigiRenew.Agent.Checking;
using DigiRenew.Agent.Following;
using DigiRenew.Agent.Updating;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Agent;

/// <summary>Several tokens, or one that its module shows twice: a command finds the one that it is about.</summary>
public sealed class Finding_a_token
{
    /// <summary>Some modules show a token of its own for each of a device's two PINs.</summary>
    [Fact]
    public async Task takes_the_one_of_two_with_the_same_serial_number_that_holds_the_certificate_also_after_a_replug()
    {
        using var bench = new Bench();
        var other = Ahead(bench, bench.Token.Token.Serial, "eToken (login)");
        await bench.IssueAsync();
        using (var context = bench.Run())
        {
            Assert.True((await new UpdateToken(context).RunAsync(new(), CancellationToken.None)).Replugged);
        }

        Assert.Empty(other.Logins);
        Assert.Equal(2, bench.Token.Certificates.Count);
    }

    [Fact]
    public async Task takes_the_one_that_has_a_certificate_of_the_provider()
    {
        using var bench = new Bench();
        using var elsewhere = DemoHierarchy.Build();
        Ahead(bench, "FEDC", "Alt card").Certificates.Add(new(elsewhere.Holder.Der, new byte[] { 1 }, "Alt furnizor", true));
        await bench.OrderAsync();
        Assert.Single(bench.Token.Logins);
    }

    [Fact]
    public async Task takes_the_one_that_the_order_was_made_with()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        var twin = Ahead(bench, "FEDC", "Dublura");
        twin.Add(bench.Provider.HolderKey, [1], "Cheie");
        twin.Certificates.Add(bench.Token.Certificates[0]);
        using var context = bench.Run();
        await new ReadStatus(context).RunAsync(CancellationToken.None);
        Assert.Empty(twin.Logins);
    }

    [Fact]
    public async Task asks_which_where_two_would_do()
    {
        using var bench = new Bench();
        var twin = Ahead(bench, "FEDC", "Dublura");
        twin.Add(bench.Provider.HolderKey, [1], "Cheie");
        twin.Certificates.Add(bench.Token.Certificates[0]);
        Assert.Equal(AgentFaults.SeveralTokens.Code, (await Assert.ThrowsAsync<AgentException>(bench.OrderAsync)).Code);
    }

    [Fact]
    public async Task is_not_hindered_by_a_card_that_can_not_be_read()
    {
        using var bench = new Bench();
        Ahead(bench, "FEDC", "Card de acces").Unreadable = true;
        using (var context = bench.Run())
        {
            var listed = await new ListTokens(context).RunAsync(askService: false, CancellationToken.None);
            Assert.Equal([false, true], listed.Select(token => token.Problem is null));
            Assert.True(Assert.Single(listed[1].Certificates).Renewable);
            var lines = await new CheckComputer(context).RunAsync(CancellationToken.None);
            Assert.DoesNotContain(lines, line => line.Level == CheckLevel.Problem);
            Assert.Contains(lines, line => line.Level == CheckLevel.Warning && line.Sentence.StartsWith("Card de acces", StringComparison.Ordinal));
        }

        await bench.OrderAsync();
        Assert.NotNull(bench.Service.Order);
    }

    [Fact]
    public async Task waits_for_another_run_in_the_same_folder_and_then_says_so()
    {
        using var bench = new Bench();
        using (bench.Home.TryTake())
        {
            Assert.Equal(AgentFaults.HomeInUse.Code, (await Assert.ThrowsAsync<AgentException>(bench.OrderAsync)).Code);
            Assert.Empty(bench.Token.Logins);
        }

        await bench.OrderAsync();
        Assert.NotNull(bench.Service.Order);
    }

    private static FakeToken Ahead(Bench bench, string serial, string label)
    {
        var other = new FakeToken { Token = bench.Token.Token with { Serial = serial, Label = label, Slot = 2 } };
        bench.Token.Ahead.Add(other);
        return other;
    }
}
