using DigiRenew.Hosts.AzureFunctions.Effects;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NSubstitute;

namespace DigiRenew.Tests.AzureEdge;

public sealed class Forgetting_old_orchestrations
{
    [Fact]
    public async Task names_a_beginning_and_an_end_since_the_host_reads_both()
    {
        var client = Substitute.For<DurableTaskClient>("client");
        PurgeInstancesFilter? filter = null;
        client.PurgeAllInstancesAsync(Arg.Do<PurgeInstancesFilter>(asked => filter = asked), Arg.Any<CancellationToken>()).Returns(new PurgeResult(0));
        await HistoryFunctions.RunAsync(new TimerInfo(), client, CancellationToken.None);
        Assert.True(filter!.CreatedFrom < filter.CreatedTo);
        Assert.DoesNotContain(OrchestrationRuntimeStatus.Running, filter.Statuses!);
        Assert.DoesNotContain(OrchestrationRuntimeStatus.Pending, filter.Statuses!);
    }
}
