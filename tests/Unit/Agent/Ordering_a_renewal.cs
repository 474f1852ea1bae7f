using DigiRenew.Agent;
using DigiRenew.Agent.Ordering;
using DigiRenew.Agent.State;
using DigiRenew.Contracts.Catalogue;
using Xunit;

namespace DigiRenew.Tests.Unit.Agent;

public sealed class Ordering_a_renewal
{
    [Fact]
    public async Task places_the_order_signed_by_the_token()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        Assert.Equal("awaiting-uploads", bench.Service.Order!.State);
        var kept = bench.Home.ReadOrder()!;
        Assert.Equal(OrderStage.Placed, kept.Stage);
        Assert.Equal(bench.Service.Order.Id, kept.Order);
        Assert.Null(kept.SignedOrder);
        Assert.StartsWith("DigiRenew ", bench.Token.Keys[^1].Label, StringComparison.Ordinal);
    }

    [Fact]
    public async Task uses_the_key_of_an_unfinished_draft_again()
    {
        using var bench = new Bench();
        bench.Dialogue.Codes.Clear();
        var thrown = await Assert.ThrowsAsync<AgentException>(bench.OrderAsync);
        Assert.Equal(AgentFaults.CodeMissing.Code, thrown.Code);
        bench.Dialogue.Codes.Enqueue(FakeService.Code);
        await bench.OrderAsync();
        Assert.Equal(2, bench.Token.Keys.Count);
        Assert.Single(bench.Service.Drafts);
    }

    [Fact]
    public async Task asks_for_the_code_again_where_it_is_wrong()
    {
        using var bench = new Bench();
        bench.Dialogue.Codes.Clear();
        bench.Dialogue.Codes.Enqueue("000000");
        bench.Dialogue.Codes.Enqueue(FakeService.Code);
        await bench.OrderAsync();
        Assert.NotNull(bench.Service.Order);
        Assert.Contains(bench.Dialogue.Said, said => said.Contains("4 încercări", StringComparison.Ordinal));
    }

    [Fact]
    public async Task sends_the_same_signed_order_again_where_its_answer_was_lost()
    {
        using var bench = new Bench();
        bench.Service.Strike = what => Throw(what == "after POST orders");
        await Assert.ThrowsAsync<IOException>(bench.OrderAsync);
        bench.Service.Strike = _ => { };
        var signatures = bench.Token.Signed.Count;
        await bench.OrderAsync();
        Assert.Equal(signatures + 1, bench.Token.Signed.Count); // The session's statement only.
        Assert.Equal(OrderStage.Placed, bench.Home.ReadOrder()!.Stage);
    }

    [Fact]
    public async Task makes_no_key_where_the_date_is_outside_the_window()
    {
        using var bench = new Bench();
        using var context = bench.Run();
        var thrown = await Assert.ThrowsAsync<AgentException>(() => new PlaceOrder(context).RunAsync(
            new(Bench.Form with { IssueDate = new(2026, 12, 25) }, TermsAccepted: true), CancellationToken.None));
        Assert.Equal(AgentFaults.DateOutsideWindow.Code, thrown.Code);
        Assert.Contains("standard", thrown.In(Contracts.Language.En).Why, StringComparison.Ordinal);
        Assert.Single(bench.Token.Keys);
    }

    [Fact]
    public async Task names_all_that_is_missing_where_nobody_can_be_asked()
    {
        using var bench = new Bench();
        using var context = bench.Run();
        var thrown = await Assert.ThrowsAsync<AgentException>(() => new PlaceOrder(context).RunAsync(
            new(Bench.Form with { Phone = null, Confirmations = null, Address = new("Str. Exemplu 1") }), CancellationToken.None));
        Assert.Equal(AgentExit.Usage, thrown.In(Contracts.Language.Ro).Exit);
        Assert.Equal(
            "Missing: confirmations.name, confirmations.country, confirmations.serialNumber, phone, address.city, address.county, address.postalCode, address.country.",
            thrown.In(Contracts.Language.En).Why);
    }

    [Fact]
    public async Task ends_where_the_certificates_data_are_no_longer_true()
    {
        using var bench = new Bench();
        using var context = bench.Run();
        var thrown = await Assert.ThrowsAsync<AgentException>(() => new PlaceOrder(context).RunAsync(
            new(Bench.Form with { Confirmations = new(false, true, true, true) }), CancellationToken.None));
        Assert.Equal("data-changed", thrown.Code);
        Assert.Empty(bench.Service.Drafts);
    }

    private static void Throw(bool now)
    {
        if (now)
        {
            throw new IOException("struck");
        }
    }
}
