using DigiRenew.Agent;
using DigiRenew.Agent.Cli.Terminal;
using DigiRenew.Agent.Dialogue;
using DigiRenew.Agent.Ordering;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using Xunit;

namespace DigiRenew.Tests.Unit.Agent;

/// <summary>What --yes answers for a person at a terminal, and what they answer themselves.</summary>
[Collection(nameof(Answering_on_a_terminal))]
[CollectionDefinition(nameof(Answering_on_a_terminal), DisableParallelization = true)]
public sealed class Answering_on_a_terminal : IDisposable
{
    private readonly TextReader _before = Console.In;

    public void Dispose() => Console.SetIn(_before);

    [Fact]
    public async Task beforehand_bills_no_organisation()
    {
        Types("");
        Assert.Equal("person", (await CompleteAsync(canAsk: true, Bench.Form with { Billing = null })).Billing.Kind);
    }

    [Fact]
    public async Task beforehand_confirms_no_data_of_the_certificate()
    {
        Types("da", "nu");
        var thrown = await Assert.ThrowsAsync<AgentException>(() => CompleteAsync(canAsk: true, Bench.Form with { Confirmations = null }));
        Assert.Equal(Problems.DataChanged.Code, thrown.Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task beforehand_leaves_the_data_unconfirmed_where_nobody_answers(bool canAsk)
    {
        Types();
        var thrown = await Assert.ThrowsAsync<AgentException>(() => CompleteAsync(canAsk, Bench.Form with { Confirmations = null }));
        Assert.Equal(AgentFaults.FormIncomplete.Code, thrown.Code);
        Assert.Contains("confirmations.name", thrown.In(Language.En).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task beforehand_still_serves_for_what_can_be_agreed_to_beforehand()
    {
        IDialogue dialogue = Dialogue(canAsk: true);
        Types();
        Assert.True(await dialogue.ConfirmAsync("?", false, CancellationToken.None));
        Assert.False(await dialogue.ConfirmGravelyAsync("?", CancellationToken.None));
    }

    private static void Types(params string[] lines) => Console.SetIn(new StringReader(string.Concat(lines.Select(line => line + "\n"))));

    private static TerminalDialogue Dialogue(bool canAsk) => new(Language.Ro, canAsk, yes: true, json: true, new StandardInput());

    private static async Task<CompletedForm> CompleteAsync(bool canAsk, OrderForm form)
    {
        using var bench = new Bench();
        using var context = bench.Run();
        var policy = await context.Service.PolicyAsync(CancellationToken.None);
        var session = new SessionView(
            "token",
            bench.Now,
            true,
            null,
            null,
            new("Ștefan Exemplu-Închipuit", null, null, null, "RO", "PNORO-1*", "1", "Exemplu", bench.Now, 20, null),
            [],
            []);
        return await new FormQuestions(Dialogue(canAsk)).CompleteAsync(form, session, policy, CancellationToken.None);
    }
}
