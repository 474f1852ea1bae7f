using System.Text.RegularExpressions;
using DigiRenew.Agent;
using DigiRenew.Agent.Following;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Tokens;
using Xunit;

namespace DigiRenew.Tests.Unit.Agent;

public sealed class Explaining_a_problem
{
    [Fact]
    public void speaks_both_languages()
    {
        var thrown = new AgentException(AgentFaults.ClockWrong, ("minutes", "7"));
        Assert.Equal("Diferă cu 7 minute de al serviciului; se admit 5.", thrown.In(Language.Ro).Why);
        Assert.Equal("It differs by 7 minutes from the service’s; 5 are allowed.", thrown.In(Language.En).Why);
    }

    [Fact]
    public void has_a_sentence_and_the_same_placeholders_in_both_languages()
    {
        foreach (var (name, text) in All())
        {
            Assert.False(string.IsNullOrWhiteSpace(text.Ro), name);
            Assert.False(string.IsNullOrWhiteSpace(text.En), name);
            Assert.True(Placeholders(text.Ro).SetEquals(Placeholders(text.En)), name);
        }
    }

    [Fact]
    public void does_not_show_a_failed_function_as_a_wrong_PIN()
    {
        var problem = AgentProblems.Explain(new TokenException(TokenFailure.FunctionFailed, "C_Sign", 6), Language.En);
        Assert.Equal("token-failed", problem.Code);
        Assert.Contains("C_Sign", problem.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task keeps_the_services_words_next_step_contacts_and_trace()
    {
        using var bench = new Bench();
        bench.Service.Order = null;
        await bench.OrderAsync();
        bench.Service.Order = bench.Service.Order! with { State = "installed" };
        using var context = bench.Run();
        var connection = await DigiRenew.Agent.Sessions.HolderDoor.OpenAsync(context, null, "test", 0, CancellationToken.None);
        using (connection)
        {
            var thrown = await Assert.ThrowsAsync<AgentException>(() => context.Service.CancelAsync(bench.Service.Order.Id, [1], CancellationToken.None));
            var problem = thrown.In(Language.Ro);
            Assert.Equal("statement-invalid", problem.Code);
            Assert.Equal(AgentExit.Refused, problem.Exit);
            Assert.Equal("trace-1", problem.TraceId);
            Assert.Equal("021 555 01 23", problem.Contacts!.Telephone);
        }
    }

    [Fact]
    public async Task names_the_helpdesk_also_where_the_service_was_asked_in_an_earlier_run_only()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        using var context = bench.Run();
        Assert.Null(context.Service.Contacts);
        Assert.Equal("021 555 01 23", context.Contacts!.Telephone);
        await File.WriteAllTextAsync(Path.Combine(bench.Home.Folder, "contacts.json"), "{");
        Assert.Null(context.Contacts);
    }

    [Fact]
    public async Task names_a_page_that_is_not_the_services()
    {
        using var bench = new Bench();
        bench.Service.Strike = _ => throw new HttpRequestException("no route", null, System.Net.HttpStatusCode.ProxyAuthenticationRequired);
        using var context = bench.Run();
        var thrown = await Assert.ThrowsAsync<AgentException>(() => new ReadStatus(context).RunAsync(CancellationToken.None));
        Assert.Equal("proxy-in-the-way", thrown.Code);
        Assert.Equal(AgentExit.Network, thrown.In(Language.Ro).Exit);
    }

    private static HashSet<string> Placeholders(string text) =>
        [.. Regex.Matches(text, @"\{(\w+)\}", RegexOptions.CultureInvariant).Select(match => match.Groups[1].Value)];

    private static IEnumerable<(string Name, Text Text)> All()
    {
        foreach (var property in typeof(AgentTexts).GetProperties())
        {
            yield return (property.Name, (Text)property.GetValue(null)!);
        }

        foreach (var fault in typeof(AgentFaults).GetProperties().Select(property => (AgentFault)property.GetValue(null)!))
        {
            yield return (fault.Code, fault.Title);
            yield return (fault.Code, fault.Why);
            yield return (fault.Code, fault.Next);
        }
    }
}
