using Azure;
using Azure.Messaging.ServiceBus;
using DigiRenew.Adapters.AzureServices.Queues;
using DigiRenew.Hosts.AzureFunctions;
using DigiRenew.Hosts.AzureFunctions.Effects;
using DigiRenew.Journey;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace DigiRenew.Tests.AzureEdge.Adapters;

/// <summary>The function of the queue, on the journey itself: what becomes of the message, and of the order's orchestration.</summary>
public sealed class Taking_a_call_from_the_queue : IDisposable
{
    private readonly RenewalDesk _desk = new();
    private readonly Settled _settled = new();
    private readonly DurableTaskClient _orchestrations = Substitute.For<DurableTaskClient>("client");

    [Fact]
    public async Task performs_what_is_due_completes_the_message_and_starts_the_orchestration_of_what_waits()
    {
        var id = await DraftAsync();
        await RunAsync(_desk.Application, OrderMessage.Write(id));
        Assert.Equal(["completed"], _settled.Said);
        Assert.DoesNotContain((await _desk.Renewals.FindAsync(id, CancellationToken.None))!.Pending, effect => effect.Due <= _desk.Time.Now);
        await _orchestrations.Received(1).ScheduleNewOrchestrationInstanceAsync(
            new TaskName(nameof(RenewalOrchestrator)), Arg.Any<object?>(), Arg.Is<StartOrchestrationOptions>(options => options.InstanceId == id.ToString()), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task does_nothing_twice_when_the_message_comes_again()
    {
        var id = await DraftAsync();
        await RunAsync(_desk.Application, OrderMessage.Write(id));
        var after = (await _desk.Renewals.FindAsync(id, CancellationToken.None))!;
        await RunAsync(_desk.Application, OrderMessage.Write(id));
        var again = (await _desk.Renewals.FindAsync(id, CancellationToken.None))!;
        Assert.Equal(["completed", "completed"], _settled.Said);
        Assert.Equal(after.Pending.AsEnumerable(), again.Pending);
        Assert.Equal(after.Records.AsEnumerable(), again.Records);
    }

    [Fact]
    public async Task completes_a_call_for_an_order_of_which_nothing_is_left_and_starts_nothing()
    {
        await RunAsync(_desk.Application, OrderMessage.Write(new RenewalId(Guid.NewGuid())));
        Assert.Equal(["completed"], _settled.Said);
        await _orchestrations.DidNotReceiveWithAnyArgs().ScheduleNewOrchestrationInstanceAsync(default, default, default, default);
    }

    [Theory]
    [InlineData(412)]
    [InlineData(503)]
    [InlineData(null)]
    public async Task gives_the_message_back_when_another_write_was_first_or_storage_is_out_of_reach(int? status)
    {
        var renewals = Substitute.For<IRenewals>();
        renewals.FindAsync(Arg.Any<RenewalId>(), Arg.Any<CancellationToken>()).ThrowsAsync(status is { } code ? new RequestFailedException(code, "no") : new IOException("no"));
        await RunAsync(On(renewals), OrderMessage.Write(new RenewalId(Guid.NewGuid())));
        Assert.Equal(["abandoned"], _settled.Said);
    }

    [Fact]
    public async Task lets_the_platform_give_it_back_after_any_other_failure()
    {
        var renewals = Substitute.For<IRenewals>();
        renewals.FindAsync(Arg.Any<RenewalId>(), Arg.Any<CancellationToken>()).ThrowsAsync(new InvalidDataException("schema 9"));
        await Assert.ThrowsAsync<InvalidDataException>(() => RunAsync(On(renewals), OrderMessage.Write(new RenewalId(Guid.NewGuid()))));
        Assert.Empty(_settled.Said);
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Completed, "completed")]
    [InlineData(OrchestrationRuntimeStatus.Running, null)]
    public async Task starts_an_orchestration_anew_that_ended_just_while_it_was_woken(OrchestrationRuntimeStatus then, string? said)
    {
        var id = await DraftAsync();
        _orchestrations.GetInstanceAsync(id.ToString(), Arg.Any<CancellationToken>())
            .Returns(new OrchestrationMetadata("x", id.ToString()) { RuntimeStatus = OrchestrationRuntimeStatus.Running }, new OrchestrationMetadata("x", id.ToString()) { RuntimeStatus = then });
        _orchestrations.RaiseEventAsync(id.ToString(), "kick", null, Arg.Any<CancellationToken>()).ThrowsAsync(new TimeoutException("as a storage provider says it"));
        if (said is null)
        {
            await Assert.ThrowsAsync<TimeoutException>(() => RunAsync(_desk.Application, OrderMessage.Write(id)));
            Assert.Empty(_settled.Said);
            return;
        }

        await RunAsync(_desk.Application, OrderMessage.Write(id));
        Assert.Equal([said], _settled.Said);
        await _orchestrations.Received(1).ScheduleNewOrchestrationInstanceAsync(
            new TaskName(nameof(RenewalOrchestrator)), Arg.Any<object?>(), Arg.Is<StartOrchestrationOptions>(options => options.InstanceId == id.ToString()), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task puts_what_is_no_order_among_the_dead_letters()
    {
        await RunAsync(_desk.Application, BinaryData.FromString("""{"orderId":"x"}"""));
        Assert.Equal(["dead: not-an-order"], _settled.Said);
    }

    public void Dispose() => _desk.Dispose();

    private JourneyApplication On(IRenewals renewals) =>
        new(new JourneyContext(_desk.Context.Ports with { Renewals = renewals }, _desk.Context.Settings, _desk.Time, NullLoggerFactory.Instance));

    private async Task<RenewalId> DraftAsync() => new((await _desk.DraftAsync()).Id);

    private Task RunAsync(JourneyApplication application, BinaryData body) =>
        new RenewalQueue(new AzureService(new() { Application = application }), NullLogger<RenewalQueue>.Instance)
            .RunAsync(ServiceBusModelFactory.ServiceBusReceivedMessage(body, "1"), _settled, _orchestrations, CancellationToken.None);

    private sealed class Settled : ServiceBusMessageActions
    {
        public List<string> Said { get; } = [];

        public override Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) => Say("completed");

        public override Task AbandonMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null, CancellationToken cancellationToken = default) => Say("abandoned");

        public override Task DeadLetterMessageAsync(
            ServiceBusReceivedMessage message,
            Dictionary<string, object>? propertiesToModify = null,
            string? deadLetterReason = null,
            string? deadLetterErrorDescription = null,
            CancellationToken cancellationToken = default) => Say($"dead: {deadLetterReason}");

        private Task Say(string what)
        {
            Said.Add(what);
            return Task.CompletedTask;
        }
    }
}
