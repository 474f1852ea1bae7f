using DigiRenew.Hosts.AzureFunctions.Effects;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;

namespace DigiRenew.Tests.Full;

/// <summary>The loop on Microsoft.DurableTask's in-process test host: real timers, events and histories.</summary>
public sealed class The_orchestrator_in_its_own_engine
{
    private const string Order = "5b8f1c527a304a6e9d1f2f6a3c1d9e04";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task ends_when_nothing_is_left()
    {
        var answers = new Answers([null]);
        await using var host = await StartAsync(answers);
        var ended = await RunAsync(host, () => Task.CompletedTask);
        Assert.Equal((OrchestrationRuntimeStatus.Completed, 1), (ended.RuntimeStatus, answers.Asked));
    }

    [Fact]
    public async Task goes_on_at_the_due_moment_and_begins_anew()
    {
        var answers = new Answers([DateTimeOffset.UtcNow.AddSeconds(2), DateTimeOffset.UtcNow.AddSeconds(3), null]);
        await using var host = await StartAsync(answers);
        var ended = await RunAsync(host, () => Task.CompletedTask);
        Assert.Equal((OrchestrationRuntimeStatus.Completed, 3), (ended.RuntimeStatus, answers.Asked));
    }

    [Fact]
    public async Task goes_on_at_once_when_it_is_kicked()
    {
        var answers = new Answers([DateTimeOffset.UtcNow.AddDays(30), null]);
        await using var host = await StartAsync(answers);
        var ended = await RunAsync(host, () => host.Client.RaiseEventAsync(Order, "kick"));
        Assert.Equal((OrchestrationRuntimeStatus.Completed, 2), (ended.RuntimeStatus, answers.Asked));
    }

    private static Task<DurableTaskTestHost> StartAsync(Answers answers) => DurableTaskTestHost.StartAsync(tasks =>
    {
        tasks.AddOrchestratorFunc<object?, object?>(new TaskName(nameof(RenewalOrchestrator)), async (context, _) =>
        {
            await RenewalOrchestrator.RunAsync(context);
            return null;
        });
        tasks.AddActivityFunc<string, DateTimeOffset?>(new TaskName(AdvanceActivity.Name), (_, order) => answers.Next(order));
    });

    private static async Task<OrchestrationMetadata> RunAsync(DurableTaskTestHost host, Func<Task> meanwhile)
    {
        using var patience = new CancellationTokenSource(Patience);
        await host.Client.ScheduleNewOrchestrationInstanceAsync(new TaskName(nameof(RenewalOrchestrator)), null, new StartOrchestrationOptions(Order), patience.Token);
        await host.Client.WaitForInstanceStartAsync(Order, patience.Token);
        await meanwhile();
        return await host.Client.WaitForInstanceCompletionAsync(Order, patience.Token);
    }

    private sealed class Answers(IReadOnlyList<DateTimeOffset?> given)
    {
        private int _asked;

        public int Asked => _asked;

        public DateTimeOffset? Next(string order)
        {
            Assert.Equal(Order, order);
            return given[Interlocked.Increment(ref _asked) - 1];
        }
    }
}
