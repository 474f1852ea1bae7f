using DigiRenew.Agent;
using DigiRenew.Agent.Following;
using DigiRenew.Contracts.Catalogue;
using Xunit;

namespace DigiRenew.Tests.Unit.Agent;

/// <summary>Keys whose PIN is not the token's (SPEC §1, III.3): named apart, and no try of it is spent unasked.</summary>
public sealed class Entering_a_signature_PIN
{
    private const string Other = "998877";

    [Fact]
    public async Task is_asked_by_its_name_once_the_token_has_refused_the_other()
    {
        using var bench = Prepared(FakeToken.Pin, Other);
        await bench.OrderAsync();
        Assert.Equal([FakeToken.Pin, Other, Other], bench.Token.SignaturePins);
        Assert.Single(bench.Token.Logins);
        Assert.Contains("PIN-ul de semnătură: ", bench.PinEntry.Prompts);
        Assert.Contains(bench.Dialogue.Said, said => said.Contains("un PIN al ei", StringComparison.Ordinal));
        Assert.True(bench.PinEntry.Buffer.Span.IndexOfAnyExcept((byte)0) < 0);
    }

    [Fact]
    public async Task costs_no_try_in_any_later_run()
    {
        using var bench = Prepared(FakeToken.Pin, Other);
        await bench.OrderAsync();
        bench.Token.SignaturePins.Clear();
        bench.PinEntry = new(FakeToken.Pin, Other);
        await StatusAsync(bench);
        Assert.Equal([Other], bench.Token.SignaturePins);
    }

    [Fact]
    public async Task is_not_taken_from_a_line_that_a_script_meant_for_the_code()
    {
        using var bench = Prepared(FakeToken.Pin, FakeService.Code);
        bench.PinEntry.CanAskAgain = false;
        Assert.Equal(AgentFaults.SignaturePinNeeded.Code, (await Assert.ThrowsAsync<AgentException>(bench.OrderAsync)).Code);
        Assert.Equal([FakeToken.Pin], bench.Token.SignaturePins);

        bench.PinEntry = new(FakeToken.Pin, Other);
        await bench.OrderAsync();
        Assert.Equal([FakeToken.Pin, Other, Other], bench.Token.SignaturePins);
    }

    [Fact]
    public async Task asks_before_a_third_wrong_one_even_where_the_others_were_entered_in_earlier_runs()
    {
        using var bench = Prepared(FakeToken.Pin, "000000");
        bench.Dialogue.CanAsk = true;
        bench.Dialogue.Yes = false;
        Assert.Equal(AgentFaults.SignaturePinLastTry.Code, (await Assert.ThrowsAsync<AgentException>(() => StatusAsync(bench))).Code);
        Assert.Equal([FakeToken.Pin, "000000"], bench.Token.SignaturePins);

        bench.PinEntry = new(FakeToken.Pin, "111111");
        Assert.Equal(AgentFaults.SignaturePinLastTry.Code, (await Assert.ThrowsAsync<AgentException>(() => StatusAsync(bench))).Code);
        Assert.Equal(2, bench.Token.SignaturePins.Count);

        bench.Dialogue.Yes = true;
        bench.PinEntry = new(FakeToken.Pin, Other);
        await bench.OrderAsync();
        Assert.Equal(Other, bench.Token.SignaturePins[^1]);
    }

    [Fact]
    public async Task is_asked_once_for_a_run_that_keeps_PINs()
    {
        using var bench = Prepared(FakeToken.Pin, Other);
        await bench.OrderAsync();
        var entry = bench.PinEntry = new(FakeToken.Pin, Other) { CanAskAgain = true };
        using var context = bench.Run();
        context.PinBudget.Keep = true;
        await new ReadStatus(context).RunAsync(CancellationToken.None);
        await new ReadStatus(context).RunAsync(CancellationToken.None);
        Assert.Equal(2, entry.Asked);
        bench.Time.Pass(TimeSpan.FromMinutes(11));
        Assert.True(entry.Buffer.Span.IndexOfAnyExcept((byte)0) < 0);
    }

    /// <summary>Changed by the token's own program while the window was open: putting the old one again and again would block the key.</summary>
    [Fact]
    public async Task that_was_kept_and_is_refused_is_counted_and_never_put_again()
    {
        using var bench = Prepared(FakeToken.Pin, Other);
        await bench.OrderAsync();
        var entry = bench.PinEntry = new(FakeToken.Pin, Other, "111111", "222222", "333333") { CanAskAgain = true };
        bench.Dialogue.CanAsk = true;
        using var context = bench.Run();
        context.PinBudget.Keep = true;
        await new ReadStatus(context).RunAsync(CancellationToken.None);
        var kept = entry.Buffer;
        bench.Token.SignaturePins.Clear();
        (bench.Token.SignaturePin, bench.Dialogue.Yes) = ("555555", false);
        Assert.Equal(
            AgentFaults.SignaturePinLastTry.Code,
            (await Assert.ThrowsAsync<AgentException>(() => new ReadStatus(context).RunAsync(CancellationToken.None))).Code);
        Assert.Equal([Other, "111111"], bench.Token.SignaturePins);
        Assert.True(kept.Span.IndexOfAnyExcept((byte)0) < 0);
        Assert.Equal(
            AgentFaults.SignaturePinLastTry.Code,
            (await Assert.ThrowsAsync<AgentException>(() => new ReadStatus(context).RunAsync(CancellationToken.None))).Code);
        Assert.Equal(2, bench.Token.SignaturePins.Count);
    }

    [Fact]
    public async Task that_is_refused_within_a_command_is_asked_anew()
    {
        using var bench = Prepared(FakeToken.Pin, Other, "555555");
        bench.Dialogue.Does = said => bench.Token.SignaturePin = said.Contains("s***@holder.example", StringComparison.Ordinal) ? "555555" : bench.Token.SignaturePin;
        await bench.OrderAsync();
        Assert.Equal([FakeToken.Pin, Other, Other, "555555"], bench.Token.SignaturePins);
    }

    private static Bench Prepared(params string[] pins)
    {
        var bench = new Bench { PinEntry = new(pins) { CanAskAgain = true } };
        bench.Token.Keys[0] = bench.Token.Keys[0] with { AlwaysAuthenticate = true };
        bench.Token.SignaturePin = Other;
        return bench;
    }

    private static async Task StatusAsync(Bench bench)
    {
        using var context = bench.Run();
        await new ReadStatus(context).RunAsync(CancellationToken.None);
    }
}
