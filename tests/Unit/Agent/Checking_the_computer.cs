using DigiRenew.Agent;
using DigiRenew.Agent.Checking;
using DigiRenew.Agent.Devices;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Tests.Builders;
using DigiRenew.Tokens;
using Xunit;

namespace DigiRenew.Tests.Unit.Agent;

/// <summary>SPEC I.1-2: one line each, what was found and what to do about it.</summary>
public sealed class Checking_the_computer
{
    [Fact]
    public async Task says_ok_to_everything_where_nothing_is_wrong()
    {
        using var bench = new Bench();
        var lines = await CheckAsync(bench);
        Assert.Equal(
            ["system", "agent", "service", "clock", "proxy", "module", "token", "pin", "room", "mechanisms", "chain"], lines.Select(line => line.Name));
        Assert.All(lines, line => Assert.True(line.Level == CheckLevel.Ok && line.Next is null, line.Sentence));
        Assert.Empty(bench.Token.Logins);
        Assert.Empty(bench.Token.Signed);
    }

    [Fact]
    public async Task names_a_module_that_is_built_for_another_processor()
    {
        using var bench = new Bench(DemoHierarchy.Build(), new Failing(new TokenException(TokenFailure.ModuleWrongArchitecture, "load") { BuiltFor = "Windows x86" }));
        var line = await ProblemAsync(bench, "module");
        Assert.Contains("Windows x86", line.Sentence, StringComparison.Ordinal);
        Assert.NotNull(line.Next);
    }

    [Fact]
    public async Task says_that_no_module_is_there()
    {
        using var bench = new Bench(DemoHierarchy.Build(), new None());
        Assert.NotNull((await ProblemAsync(bench, "module")).Next);
    }

    [Fact]
    public async Task says_that_the_named_token_is_not_there()
    {
        using var bench = new Bench();
        bench.Settings = bench.Settings with { TokenSerial = "none" };
        Assert.NotNull((await ProblemAsync(bench, "token")).Next);
    }

    [Fact]
    public async Task says_that_the_token_has_little_room()
    {
        using var bench = new Bench();
        bench.Token.Token = bench.Token.Token with { FreePrivateMemory = 2048 };
        var line = Line(await CheckAsync(bench), "room");
        Assert.Equal(CheckLevel.Warning, line.Level);
        Assert.Contains("2048", line.Sentence, StringComparison.Ordinal);
        Assert.NotNull(line.Next);
    }

    [Fact]
    public async Task says_that_the_token_can_not_be_written()
    {
        using var bench = new Bench();
        bench.Token.Token = bench.Token.Token with { WriteProtected = true };
        await ProblemAsync(bench, "room");
    }

    [Fact]
    public async Task says_that_the_token_knows_no_accepted_algorithm()
    {
        using var bench = new Bench();
        bench.Service.KeyAlgorithms = ["p-384"];
        await ProblemAsync(bench, "mechanisms");
    }

    /// <summary>Such a token signs by keys that were written to it, but the order needs a pair that was made on it.</summary>
    [Fact]
    public async Task says_that_the_token_generates_no_accepted_key_pair()
    {
        using var bench = new Bench();
        bench.Token.Generates = [];
        await ProblemAsync(bench, "mechanisms");
        Assert.Equal(AgentFaults.KeyNotOffered.Code, (await Assert.ThrowsAsync<AgentException>(bench.OrderAsync)).Code);
        Assert.Empty(bench.Service.Drafts);
    }

    [Fact]
    public async Task says_that_the_program_is_too_old()
    {
        using var bench = new Bench();
        bench.Service.OldestAgent = "99.0.0";
        Assert.Contains("99.0.0", (await ProblemAsync(bench, "agent")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_that_the_chain_is_not_complete()
    {
        using var bench = new Bench();
        using var other = DemoHierarchy.Build();
        bench.Token.Certificates.Clear();
        bench.Token.Certificates.Add(new(other.Holder.Der, new byte[] { 1 }, "Alt furnizor", true));
        var line = Line(await CheckAsync(bench), "chain");
        Assert.Equal(CheckLevel.Warning, line.Level);
        Assert.Contains(other.Holder.Serial, line.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_that_no_certificate_is_there()
    {
        using var bench = new Bench();
        bench.Token.Certificates.Clear();
        await ProblemAsync(bench, "chain");
    }

    [Theory]
    [InlineData(300, CheckLevel.Ok)]
    [InlineData(301, CheckLevel.Problem)]
    [InlineData(-300, CheckLevel.Ok)]
    [InlineData(-301, CheckLevel.Problem)]
    public async Task allows_five_minutes_between_the_clocks(int seconds, CheckLevel level)
    {
        using var bench = new Bench();
        bench.Service.Clock = bench.Now.AddSeconds(seconds);
        Assert.Equal(level, Line(await CheckAsync(bench), "clock").Level);
    }

    [Fact]
    public async Task says_that_the_service_is_out_of_reach_and_looks_at_the_token_all_the_same()
    {
        using var bench = new Bench();
        bench.Service.Strike = _ => throw new HttpRequestException("no route to host");
        var lines = await CheckAsync(bench);
        Assert.Equal(CheckLevel.Problem, Line(lines, "service").Level);
        Assert.Equal(CheckLevel.Ok, Line(lines, "token").Level);
    }

    [Fact]
    public async Task warns_of_a_PIN_that_was_wrong_before()
    {
        using var bench = new Bench();
        bench.Token.Tries = new PinTries.LastTry();
        Assert.Equal(CheckLevel.Warning, Line(await CheckAsync(bench), "pin").Level);
        bench.Token.Tries = new PinTries.Blocked();
        await ProblemAsync(bench, "pin");
    }

    /// <summary>The window's "Check again": what the holder was told to mend is looked at anew.</summary>
    [Fact]
    public async Task warns_of_wrong_PINs_that_the_token_itself_does_not_tell_of()
    {
        using var bench = new Bench { PinEntry = new("000000") };
        bench.Token.Silent = true;
        await Assert.ThrowsAsync<AgentException>(bench.OrderAsync);
        var line = Line(await CheckAsync(bench), "pin");
        Assert.Equal(CheckLevel.Warning, line.Level);
        Assert.Contains("la rând: 1.", line.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task again_sees_a_driver_that_was_installed_meanwhile_and_loads_no_module_twice()
    {
        var modules = new Growing();
        using var bench = new Bench(DemoHierarchy.Build(), modules);
        using var context = bench.Run();
        Assert.Equal(CheckLevel.Problem, Line(await CheckAsync(context), "module").Level);
        modules.Paths.Add("/usr/lib/first.so");
        Assert.Single(await CheckAsync(context), line => line is { Name: "module", Level: CheckLevel.Ok });
        modules.Paths.Add("/usr/lib/second.so");
        await CheckAsync(context);
        await CheckAsync(context);
        Assert.Equal(["/usr/lib/first.so", "/usr/lib/second.so"], modules.Loaded);
    }

    [Fact]
    public async Task again_forgets_what_hindered_a_module_before()
    {
        var modules = new Growing { Paths = { "/usr/lib/first.so" }, Broken = true };
        using var bench = new Bench(DemoHierarchy.Build(), modules);
        using var context = bench.Run();
        Assert.Equal(CheckLevel.Problem, Line(await CheckAsync(context), "module").Level);
        modules.Broken = false;
        Assert.Equal(CheckLevel.Ok, Line(await CheckAsync(context), "module").Level);
    }

    [Fact]
    public async Task again_sees_a_clock_that_was_set_right()
    {
        using var bench = new Bench();
        bench.Service.Clock = bench.Now.AddHours(1);
        using var context = bench.Run();
        Assert.Equal(CheckLevel.Problem, Line(await CheckAsync(context), "clock").Level);
        bench.Time.Pass(TimeSpan.FromHours(1));
        Assert.Equal(CheckLevel.Ok, Line(await CheckAsync(context), "clock").Level);
    }

    [Fact]
    public async Task again_keeps_the_helpdesk_at_hand_where_the_service_has_gone()
    {
        using var bench = new Bench();
        using var context = bench.Run();
        await CheckAsync(context);
        bench.Service.Strike = _ => throw new HttpRequestException("no route to host");
        Assert.Equal(CheckLevel.Problem, Line(await CheckAsync(context), "service").Level);
        Assert.NotNull(context.Service.Contacts);
    }

    [Fact]
    public async Task speaks_English_too()
    {
        using var bench = new Bench();
        bench.Dialogue.Language = Language.En;
        Assert.Contains("differs by 0 seconds", Line(await CheckAsync(bench), "clock").Sentence, StringComparison.Ordinal);
    }

    private static async Task<CheckLine> ProblemAsync(Bench bench, string name)
    {
        var line = Line(await CheckAsync(bench), name);
        Assert.Equal(CheckLevel.Problem, line.Level);
        return line;
    }

    private static CheckLine Line(IReadOnlyList<CheckLine> lines, string name) => Assert.Single(lines, line => line.Name == name);

    private static async Task<IReadOnlyList<CheckLine>> CheckAsync(Bench bench)
    {
        using var context = bench.Run();
        return await CheckAsync(context);
    }

    private static Task<IReadOnlyList<CheckLine>> CheckAsync(AgentContext context) => new CheckComputer(context).RunAsync(CancellationToken.None);

    /// <summary>Modules that come to be installed while the program runs.</summary>
    private sealed class Growing : ITokenModules
    {
        public List<string> Paths { get; } = [];

        public List<string> Loaded { get; } = [];

        public bool Broken { get; set; }

        public IReadOnlyList<string> Discover() => [.. Paths];

        public bool IsWellKnown(string path) => true;

        public ITokenModule Load(string path)
        {
            if (Broken)
            {
                throw new TokenException(TokenFailure.ModuleInvalid, "load");
            }

            Loaded.Add(path);
            return new FakeToken();
        }
    }

    private sealed class Failing(TokenException failure) : ITokenModules
    {
        public IReadOnlyList<string> Discover() => ["/usr/lib/module.so"];

        public bool IsWellKnown(string path) => true;

        public ITokenModule Load(string path) => throw failure;
    }

    private sealed class None : ITokenModules
    {
        public IReadOnlyList<string> Discover() => [];

        public bool IsWellKnown(string path) => false;

        public ITokenModule Load(string path) => throw new InvalidOperationException("There is none.");
    }
}
