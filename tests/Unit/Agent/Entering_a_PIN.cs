using DigiRenew.Agent;
using DigiRenew.Agent.Following;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Tokens;
using Xunit;

namespace DigiRenew.Tests.Unit.Agent;

public sealed class Entering_a_PIN
{
    [Fact]
    public async Task is_asked_once_a_command_and_leaves_nothing_in_its_buffer()
    {
        using var bench = new Bench();
        var entry = bench.PinEntry;
        await bench.OrderAsync();
        Assert.Equal(1, entry.Asked);
        Assert.Equal([FakeToken.Pin], bench.Token.Logins);
        Assert.True(entry.Buffer.Span.IndexOfAnyExcept((byte)0) < 0);
        Assert.Contains(bench.Dialogue.Said, said => said.Contains("o singură dată", StringComparison.Ordinal));
    }

    [Fact]
    public async Task wipes_the_buffer_also_where_the_PIN_is_wrong()
    {
        using var bench = new Bench { PinEntry = new("000000") };
        var thrown = await Assert.ThrowsAsync<AgentException>(() => StatusAsync(bench));
        Assert.Equal(AgentFaults.PinIncorrect.Code, thrown.Code);
        Assert.Equal(AgentExit.Token, thrown.In(Contracts.Language.En).Exit);
        Assert.True(bench.PinEntry.Buffer.Span.IndexOfAnyExcept((byte)0) < 0);
    }

    [Fact]
    public async Task does_not_spend_the_last_try_unasked()
    {
        using var bench = new Bench();
        bench.Token.Tries = new PinTries.LastTry();
        var thrown = await Assert.ThrowsAsync<AgentException>(() => StatusAsync(bench));
        Assert.Equal(AgentFaults.PinLastTry.Code, thrown.Code);
        Assert.Empty(bench.Token.Logins);
        Assert.Equal(0, bench.PinEntry.Asked);
    }

    [Fact]
    public async Task asks_before_the_last_try_that_a_wrong_PIN_leaves()
    {
        using var bench = new Bench { PinEntry = new("000000", "111111", FakeToken.Pin) { CanAskAgain = true } };
        bench.Dialogue.CanAsk = true;
        bench.Dialogue.Yes = false;
        var thrown = await Assert.ThrowsAsync<AgentException>(() => StatusAsync(bench));
        Assert.Equal(AgentFaults.PinLastTry.Code, thrown.Code);
        Assert.Equal(["000000", "111111"], bench.Token.Logins);
    }

    /// <summary>As OpenSC does for cards that do not tell their tries.</summary>
    [Fact]
    public async Task asks_before_a_third_wrong_one_where_the_token_raises_no_flag_even_in_another_run()
    {
        using var bench = new Bench { PinEntry = new("000000", "111111", "222222") { CanAskAgain = true } };
        (bench.Token.Silent, bench.Dialogue.CanAsk, bench.Dialogue.Yes) = (true, true, false);
        Assert.Equal(AgentFaults.PinMaybeLastTry.Code, (await Assert.ThrowsAsync<AgentException>(() => StatusAsync(bench))).Code);
        Assert.Equal(["000000", "111111"], bench.Token.Logins);
        Assert.Contains(bench.Dialogue.Said, said => said.Contains("la rând: 1.", StringComparison.Ordinal));
        Assert.DoesNotContain(AgentTexts.PinWrong.In(bench.Dialogue.Language, ("tries", AgentTexts.TriesNotLow.Ro)), bench.Dialogue.Said);

        bench.PinEntry = new("222222");
        Assert.Equal(AgentFaults.PinMaybeLastTry.Code, (await Assert.ThrowsAsync<AgentException>(() => StatusAsync(bench))).Code);
        Assert.Equal(2, bench.Token.Logins.Count);
    }

    [Fact]
    public async Task believes_a_token_that_raises_flags_when_another_program_has_cleared_them()
    {
        using var bench = new Bench { PinEntry = new("000000") };
        await Assert.ThrowsAsync<AgentException>(() => StatusAsync(bench));
        bench.Token.Tries = new PinTries.NotLow(); // the vendor's program took the right one
        bench.PinEntry = new("000000");
        await Assert.ThrowsAsync<AgentException>(() => StatusAsync(bench));
        bench.Token.Tries = new PinTries.NotLow();

        bench.PinEntry = new(FakeToken.Pin);
        await bench.OrderAsync();
        Assert.DoesNotContain(AgentTexts.MaybeLastTryConfirm.Ro, bench.Dialogue.Asked);
        Assert.Equal(3, bench.Token.Logins.Count);
    }

    [Fact]
    public async Task counts_wrong_ones_anew_once_a_right_one_was_entered()
    {
        using var bench = new Bench { PinEntry = new("000000", "111111", FakeToken.Pin) { CanAskAgain = true } };
        (bench.Token.Silent, bench.Dialogue.CanAsk) = (true, true);
        await bench.OrderAsync();
        Assert.Contains(AgentTexts.MaybeLastTryConfirm.Ro, bench.Dialogue.Asked);

        bench.Dialogue.Asked.Clear();
        bench.PinEntry = new("000000", FakeToken.Pin) { CanAskAgain = true };
        await StatusAsync(bench);
        Assert.DoesNotContain(AgentTexts.MaybeLastTryConfirm.Ro, bench.Dialogue.Asked);
    }

    [Fact]
    public async Task that_is_kept_and_refused_counts_as_a_wrong_one()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        bench.PinEntry = new(FakeToken.Pin, FakeToken.Pin);
        using var context = bench.Run();
        context.PinBudget.Keep = bench.Token.Silent = true;
        await new ReadStatus(context).RunAsync(CancellationToken.None);
        bench.Token.Refuses = 1;
        await new ReadStatus(context).RunAsync(CancellationToken.None);
        Assert.Contains(bench.Dialogue.Said, said => said.Contains("la rând: 1.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task explains_a_blocked_PIN_without_asking()
    {
        using var bench = new Bench();
        bench.Token.Tries = new PinTries.Blocked();
        var thrown = await Assert.ThrowsAsync<AgentException>(() => StatusAsync(bench));
        Assert.Equal(AgentFaults.PinLocked.Code, thrown.Code);
        Assert.Equal(0, bench.PinEntry.Asked);
    }

    [Fact]
    public async Task is_left_to_the_PIN_pad_where_there_is_one()
    {
        using var bench = new Bench();
        bench.Token.Token = bench.Token.Token with { PinPad = true };
        await bench.OrderAsync();
        Assert.Equal(0, bench.PinEntry.Asked);
        Assert.Equal([string.Empty], bench.Token.Logins);
    }

    [Fact]
    public async Task names_the_key_that_asks_for_it_at_each_signature()
    {
        using var bench = new Bench();
        bench.Token.Keys[0] = bench.Token.Keys[0] with { AlwaysAuthenticate = true };
        await bench.OrderAsync();
        Assert.Single(bench.Token.Logins);
        Assert.Contains(bench.Dialogue.Said, said => said.Contains("„Cheie”", StringComparison.Ordinal));
    }

    [Fact]
    public async Task that_is_kept_for_a_run_is_asked_once_for_all_its_commands_and_wiped_at_the_end()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        var entry = bench.PinEntry = new(FakeToken.Pin);
        using (var context = bench.Run())
        {
            context.PinBudget.Keep = true;
            await new ReadStatus(context).RunAsync(CancellationToken.None);
            await new ReadStatus(context).RunAsync(CancellationToken.None);
            Assert.Equal(1, entry.Asked);
            Assert.Equal(FakeToken.Pin, System.Text.Encoding.ASCII.GetString(entry.Buffer.Span[..FakeToken.Pin.Length]));
        }

        Assert.True(entry.Buffer.Span.IndexOfAnyExcept((byte)0) < 0);
    }

    [Fact]
    public async Task that_is_kept_is_wiped_once_nobody_used_it_for_ten_minutes()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        var entry = bench.PinEntry = new(FakeToken.Pin, FakeToken.Pin);
        using var context = bench.Run();
        context.PinBudget.Keep = true;
        await new ReadStatus(context).RunAsync(CancellationToken.None);
        bench.Time.Pass(TimeSpan.FromMinutes(9));
        await new ReadStatus(context).RunAsync(CancellationToken.None);
        bench.Time.Pass(TimeSpan.FromMinutes(9));
        Assert.Equal(1, entry.Asked);
        bench.Time.Pass(TimeSpan.FromMinutes(2));
        Assert.True(entry.Buffer.Span.IndexOfAnyExcept((byte)0) < 0);
        await new ReadStatus(context).RunAsync(CancellationToken.None);
        Assert.Equal(2, entry.Asked);
    }

    [Fact]
    public async Task says_beforehand_how_the_tries_stand()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        Assert.Contains(AgentTexts.TriesNotLow.Ro, bench.Dialogue.Said);
    }

    [Fact]
    public async Task that_is_kept_is_not_tried_while_a_try_is_at_stake()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        var entry = bench.PinEntry = new(FakeToken.Pin, FakeToken.Pin);
        using var context = bench.Run();
        context.PinBudget.Keep = true;
        await new ReadStatus(context).RunAsync(CancellationToken.None);
        bench.Token.Tries = new PinTries.Low();
        var first = entry.Buffer;
        await new ReadStatus(context).RunAsync(CancellationToken.None);
        Assert.Equal(2, entry.Asked);
        Assert.True(first.Span.IndexOfAnyExcept((byte)0) < 0); // One buffer holds it, not two.
    }

    [Fact]
    public async Task that_is_kept_is_not_tried_on_another_token()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        var entry = bench.PinEntry = new(FakeToken.Pin, FakeToken.Pin);
        using var context = bench.Run();
        context.PinBudget.Keep = true;
        await new ReadStatus(context).RunAsync(CancellationToken.None);
        bench.Token.Token = bench.Token.Token with { Serial = "FEDCBA9876543210" };
        await new ReadStatus(context).RunAsync(CancellationToken.None);
        Assert.Equal(2, entry.Asked);
    }

    private static async Task StatusAsync(Bench bench)
    {
        using var context = bench.Run();
        await new ReadStatus(context).RunAsync(CancellationToken.None);
    }
}
