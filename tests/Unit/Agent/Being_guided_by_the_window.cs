using DigiRenew.Agent;
using DigiRenew.Agent.Cli.Window;
using DigiRenew.Agent.State;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using Xunit;

namespace DigiRenew.Tests.Unit.Agent;

/// <summary>The window without its browser: the test answers the screens that lie on the desk.</summary>
public sealed class Being_guided_by_the_window : IDisposable
{
    private const string Mistyped = "https://renew.exemple";

    private readonly Bench _bench = new();
    private readonly WindowDesk _desk = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(30));
    private string? _configured;
    private int _answered;
    private long _seen;

    public void Dispose()
    {
        _patience.Dispose();
        _bench.Dispose();
    }

    [Fact]
    public Task keeps_an_entered_address_only_once_the_service_has_answered_there() => WalkAsync(async () =>
    {
        await AnswerAsync("welcome", "continue");
        await AnswerAsync("service", "continue", ("service", Mistyped));
        Assert.Contains((await ScreenAsync("checks")).Buttons, button => button.Id == "service");
        Assert.Null(_bench.Home.ReadConfiguration().Service);

        await AnswerAsync("checks", "service");
        Assert.Equal(Mistyped, (await ScreenAsync("service")).Fields.Single().Value);
        await AnswerAsync("service", "continue", ("service", "ftp://renew.example"));
        Assert.NotNull((await ScreenAsync("service")).Fields.Single().Error);
        await AnswerAsync("service", "continue", ("service", FakeService.Origin));
        Assert.DoesNotContain((await ScreenAsync("checks")).Buttons, button => button.Id is "service" or "again");
        Assert.Equal(FakeService.Origin, _bench.Home.ReadConfiguration().Service);
    });

    [Fact]
    public Task goes_back_to_the_address_of_before_where_the_holder_has_no_other() => WalkAsync(async () =>
    {
        _configured = Mistyped;
        await AnswerAsync("welcome", "continue");
        await AnswerAsync("checks", "service");
        await AnswerAsync("service", "back");
        await AnswerAsync("checks", "service");
        Assert.Equal(Mistyped, (await ScreenAsync("service")).Fields.Single().Value);
        Assert.Null(_bench.Home.ReadConfiguration().Service);
    });

    /// <summary>The advice on the screen is to mend it and to check again.</summary>
    [Fact]
    public Task goes_on_once_the_clock_was_set_right() => WalkAsync(async () =>
    {
        _configured = FakeService.Origin;
        _bench.Service.Clock = _bench.Now.AddHours(1);
        await AnswerAsync("welcome", "continue");
        await ScreenAsync("checks");
        _bench.Time.Pass(TimeSpan.FromHours(1));
        await AnswerAsync("checks", "again");
        await AnswerAsync("checks", "continue");
        await ScreenAsync("certificates");
    });

    [Fact]
    public Task shows_the_order_that_its_commands_are_about() => WalkAsync(async () =>
    {
        _configured = FakeService.Origin;
        await _bench.OrderAsync();
        _bench.Service.Earlier.Add(_bench.Service.NewOrder(new('C', 64)) with { Id = Guid.NewGuid(), Number = "DR-2025-000001", State = "installed" });
        _bench.Home.Keep(_bench.Home.ReadOrder()! with { Stage = OrderStage.Drafted, NewKeySha256 = new('B', 64), Order = null, Number = null, Draft = null });
        _bench.PinEntry = new(FakeToken.Pin);
        await AnswerAsync("welcome", "continue");
        await AnswerAsync("checks", "continue");
        await AnswerAsync("certificates", "resume");
        Assert.Contains(_bench.Service.Order!.Number, (await ScreenAsync("papers", "issued")).Title, StringComparison.Ordinal);
    });

    /// <summary>Runs the guide beside what a person does, and closes it.</summary>
    private async Task WalkAsync(Func<Task> person)
    {
        var dialogue = new WindowDialogue(_desk, Language.En);
        using var guide = new WindowGuide(dialogue, address => _bench.Run(
            dialogue, address ?? _configured ?? throw new AgentException(AgentFaults.ServiceNotNamed, ("file", _bench.Home.ConfigurationFile))));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(_patience.Token);
        var walking = guide.RunAsync(end.Token);
        await person();
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => walking);
    }

    private async Task AnswerAsync(string screen, string button, params (string Name, string Value)[] values)
    {
        var shown = await ScreenAsync(screen);
        Assert.True(_desk.Answer(new(shown.Number, button, values.ToDictionary(one => one.Name, one => one.Value))), $"{screen} takes no {button}");
        _answered = shown.Number;
    }

    /// <summary>The next screen that asks for something; one of these.</summary>
    private async Task<WindowScreen> ScreenAsync(params string[] names)
    {
        var screen = _desk.Screen;
        while (screen.Number <= _answered || screen.Name == "working")
        {
            (screen, _seen) = await _desk.AfterAsync(_seen, _patience.Token);
        }

        Assert.True(names.Contains(screen.Name), $"Waited for {string.Join(", ", names)}, but the window shows {screen.Name}: {screen.Title} {string.Join(' ', screen.Text)}");
        return screen;
    }
}
