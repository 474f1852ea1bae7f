using System.Collections.Immutable;
using DigiRenew.Hosts.Admin;
using DigiRenew.Journey.Effects;
using DigiRenew.Renewal;

namespace DigiRenew.Tests.AzureEdge;

public sealed class Administering_the_queue
{
    private const string Namespace = "sb-x.servicebus.windows.net";

    private static readonly RenewalId Order = new(Guid.NewGuid());

    private readonly Letters _letters = new();

    [Fact]
    public async Task lists_what_was_given_up()
    {
        var (exit, output, _) = await RunAsync("queue", "list", "--namespace", Namespace);
        Assert.Equal(0, exit);
        Assert.Contains($"2027-01-04 08:00:00Z  {Order}  MaxDeliveryCountExceeded", output, StringComparison.Ordinal);
        Assert.Equal(Namespace, _letters.Opened);
    }

    [Fact]
    public async Task calls_for_the_work_again()
    {
        var (exit, output, _) = await RunAsync("queue", "replay", "--namespace", Namespace, "--most", "7", "--json");
        Assert.Equal((0, """{"replayed":1}"""), (exit, output.Trim()));
        Assert.Equal(7, _letters.Most);
    }

    [Fact]
    public async Task says_that_the_queue_refused()
    {
        _letters.Failure = new IOException("The queue refused: Unauthorized");
        var (exit, _, error) = await RunAsync("queue", "replay", "--namespace", Namespace);
        Assert.Equal(74, exit);
        Assert.Contains("Unauthorized", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task refuses_an_address_that_is_no_host_name()
    {
        var (exit, _, error) = await RunAsync("queue", "list", "--namespace", "https://sb-x/");
        Assert.Equal(64, exit);
        Assert.Contains("host name", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_so_in_a_build_that_reaches_no_queue()
    {
        using var error = new StringWriter();
        Assert.Equal(64, await AdminCommands.RunAsync(["queue", "list", "--namespace", Namespace], TextWriter.Null, error, CancellationToken.None));
        Assert.Contains("digirenew-admin-azure", error.ToString(), StringComparison.Ordinal);
    }

    private async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var reach = new AdminReach(null, address =>
        {
            _letters.Opened = address;
            return _letters;
        });
        var exit = await AdminCommands.RunAsync(arguments, output, error, reach, CancellationToken.None);
        return (exit, output.ToString(), error.ToString());
    }

    private sealed class Letters : IDeadLetterQueue
    {
        public string? Opened { get; set; }

        public int Most { get; private set; }

        public IOException? Failure { get; set; }

        public Task<ImmutableArray<DeadCall>> ListAsync(int most, CancellationToken cancellationToken) =>
            Task.FromResult<ImmutableArray<DeadCall>>([new(Order, "MaxDeliveryCountExceeded", new DateTimeOffset(2027, 1, 4, 8, 0, 0, TimeSpan.Zero))]);

        public Task<int> ReplayAsync(int most, CancellationToken cancellationToken)
        {
            Most = most;
            return Failure is { } failure ? Task.FromException<int>(failure) : Task.FromResult(1);
        }
    }
}
