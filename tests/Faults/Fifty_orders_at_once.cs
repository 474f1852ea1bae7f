using System.Text.Json.Nodes;
using DigiRenew.Agent;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Demo;
using DigiRenew.Demo.Direct;

namespace DigiRenew.Tests.Faults;

/// <summary>One certificate, fifty computers, two hosts: every order is good by itself, and has its own code and its own new key.</summary>
public sealed class Fifty_orders_at_once : IAsyncLifetime
{
    private const int Orders = 50;
    private const int DaysLeft = 60;
    private const int MostAttempts = 30;

    /// <summary>No verdict on the order: another try may have one.</summary>
    private static readonly string[] Owed = ["service-unreachable", "service-timeout", "answer-unreadable", "temporarily-unavailable", "version-conflict"];

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "digirenew-race-" + Guid.NewGuid().ToString("N"));
    private readonly List<Service> _hosts = [];
    private readonly List<DirectHolder> _holders = [];

    private string Data => Path.Combine(_folder, "service");

    [Fact]
    public async Task for_one_certificate_give_one_order_and_forty_nine_reasons()
    {
        var sends = new List<Func<Task<OrderView>>>();
        var date = DateOnly.FromDateTime(_hosts[0].Now.UtcDateTime).AddDays(2);
        var outbox = new Outbox(Data);
        foreach (var holder in _holders)
        {
            await holder.OpenAsync();
            var draft = await holder.DraftAsync(date);
            sends.Add(await holder.SignOrderAsync(draft, date, (await outbox.CodeAsync(draft.Id, TimeSpan.FromMinutes(1)))!));
        }

        var outcomes = await Task.WhenAll(sends.Select(OutcomeAsync));

        var won = Assert.Single(outcomes, outcome => outcome.Order is not null).Order!;
        Assert.All(outcomes.Where(outcome => outcome.Order is null), outcome => Assert.Equal("already-ordered", outcome.Refused!.Code));
        foreach (var holder in _holders)
        {
            Assert.Equal(won.Id, Assert.Single(await holder.OrdersAsync()).Id);
        }
    }

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(Data, "mail"));
        var settings = Path.Combine(_folder, "settings.json");
        var start = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        for (var number = 1; number <= 2; number++)
        {
            _hosts.Add(new(Data, Path.Combine(_folder, $"host-{number}.log"), start, settings));
        }

        var origin = _hosts[0].Address;
        await File.WriteAllTextAsync(settings, new JsonObject
        {
            ["Provider"] = new JsonObject { ["Origin"] = origin.GetLeftPart(UriPartial.Authority), ["CodesPerDay"] = Orders },
            ["Service"] = new JsonObject { ["RateFactor"] = 1000, ["DemoKeys"] = "p-256" }, // a hundred starts: keys that open fast
        }.ToJsonString());
        foreach (var host in _hosts)
        {
            await host.StartAsync();
        }

        _holders.Add(await new DirectDesk(Data, origin).MakeHolderAsync(_hosts[0].Now, DaysLeft, Language.En, NewTransport()));
        while (_holders.Count < Orders)
        {
            _holders.Add(_holders[0].AtAnotherComputer(NewTransport()));
        }
    }

    public async Task DisposeAsync()
    {
        _holders.ForEach(holder => holder.Dispose());
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private AnyHost NewTransport() => new([.. _hosts.Select(host => host.Address)]);

    /// <summary>What became of an order in the end: an answer that a loaded host owes is asked for again, under the same Idempotency-Key.</summary>
    private static async Task<(OrderView? Order, AgentException? Refused)> OutcomeAsync(Func<Task<OrderView>> send)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return (await send(), null);
            }
            catch (AgentException owed) when (attempt < MostAttempts && Owed.Contains(owed.Code))
            {
                await Task.Delay(Random.Shared.Next(200, 1000));
            }
            catch (AgentException refused)
            {
                return (null, refused);
            }
        }
    }
}
