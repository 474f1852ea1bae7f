using System.Text.Json;
using DigiRenew.Agent;
using DigiRenew.Agent.Checking;
using DigiRenew.Agent.Cli;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using Xunit;

namespace DigiRenew.Tests.Unit.Agent;

/// <summary>Scripts go by the exit code, and by the one document of --json.</summary>
[Collection(nameof(Answering_on_a_terminal))]
public sealed class Ending_with_an_exit_code : IDisposable
{
    private readonly TextWriter _before = Console.Out;

    public void Dispose() => Console.SetOut(_before);

    [Theory]
    [InlineData(null, AgentExit.Done)]
    [InlineData("agent", AgentExit.Refused)]
    [InlineData("clock", AgentExit.Refused)]
    [InlineData("service", AgentExit.Network)]
    [InlineData("token", AgentExit.Token)]
    public void of_a_check_tells_what_kind_of_problem_there_is(string? problem, AgentExit exit)
    {
        CheckLine[] lines = [new("system", CheckLevel.Ok, "-", null), new("proxy", CheckLevel.Warning, "-", null)];
        Assert.Equal(exit, Commands.ExitOf(problem is null ? lines : [.. lines, new(problem, CheckLevel.Problem, "-", null)]));
    }

    [Fact]
    public void of_too_many_codes_says_to_come_back_later() =>
        Assert.Equal(AgentExit.Waiting, new AgentException(Problems.TooManyCodes, Language.En).In(Language.En).Exit);

    [Theory]
    [InlineData("--json")]
    [InlineData("window", "--no-browser", "--json")]
    public async Task of_wrong_usage_comes_where_a_document_is_asked_of_what_has_none(params string[] line)
    {
        using var written = new StringWriter();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        Console.SetOut(written);
        var exit = await new Commands(Language.En).Build().Parse(line).InvokeAsync(cancellationToken: patience.Token);
        Assert.Equal((int)AgentExit.Usage, exit);
        using var document = JsonDocument.Parse(written.ToString());
        Assert.Equal("usage", document.RootElement.GetProperty("problem").GetProperty("code").GetString());
    }
}
