using System.Security.Cryptography;
using DigiRenew.Adapters.AzureServices.Keys;
using DigiRenew.Adapters.AzureServices.Queues;
using DigiRenew.Hosts.AzureFunctions.Effects;
using DigiRenew.Renewal;
using Microsoft.DurableTask;

namespace DigiRenew.Tests.AzureEdge;

/// <summary>What can be driven without Azure: pure translations, and the loop as the orchestration calls it.</summary>
public sealed class Translating_for_Azure
{
    [Fact]
    public void turns_the_signatures_of_vaults_into_those_of_certificates()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        for (var time = 0; time < 50; time++)
        {
            var message = RandomNumberGenerator.GetBytes(32);
            var halves = key.SignData(message, HashAlgorithmName.SHA384, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
            Assert.True(key.VerifyData(message, EcdsaSignatureValue.ToDer(halves), HashAlgorithmName.SHA384, DSASignatureFormat.Rfc3279DerSequence));
        }
    }

    [Fact]
    public void writes_messages_that_hold_an_order_and_nothing_else()
    {
        var id = new RenewalId(Guid.NewGuid());
        Assert.Equal($$"""{"orderId":"{{id.Value:D}}"}""", OrderMessage.Write(id).ToString());
        Assert.Equal(id, OrderMessage.Read(OrderMessage.Write(id)));
        Assert.Null(OrderMessage.Read(BinaryData.FromString("{}")));
        Assert.Null(OrderMessage.Read(BinaryData.FromString("nothing")));
        Assert.Null(OrderMessage.Read(BinaryData.FromString($$"""{"orderId":"{{id.Value:D}}","name":"x"}""")));
    }

    [Fact]
    public async Task ends_the_orchestration_when_nothing_is_left()
    {
        var context = new Recorded(null);
        await RenewalOrchestrator.RunAsync(context);
        Assert.Equal(["activity Advance"], context.Calls);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task waits_for_the_moment_or_a_kick_and_begins_anew_with_its_kicks(bool kicked)
    {
        var moment = new DateTimeOffset(2027, 3, 1, 6, 0, 0, TimeSpan.Zero);
        var context = new Recorded(moment);
        var run = RenewalOrchestrator.RunAsync(context);
        Assert.False(run.IsCompleted);
        Assert.Equal(["activity Advance", "event kick", "timer 2027-03-01T06:00:00.0000000Z"], context.Calls);
        (kicked ? context.Event : context.Timer).SetResult();
        await run;
        Assert.Equal("again, events kept: True", context.Calls[^1]);
        Assert.True(context.OtherWaitEnded);
    }

    private sealed class Recorded(DateTimeOffset? next) : TaskOrchestrationContext
    {
        public List<string> Calls { get; } = [];

        public TaskCompletionSource Timer { get; } = new();

        public TaskCompletionSource Event { get; } = new();

        public bool OtherWaitEnded { get; private set; }

        public override string InstanceId => "5b8f1c527a304a6e9d1f2f6a3c1d9e04";

        public override DateTime CurrentUtcDateTime => default;

        public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
        {
            Calls.Add($"activity {name.Name}");
            Assert.Equal(InstanceId, input);
            return Task.FromResult((TResult)(object?)next!);
        }

        public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
        {
            Calls.Add($"timer {fireAt:O}");
            cancellationToken.Register(() => OtherWaitEnded = true);
            return Timer.Task;
        }

        public override async Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
        {
            Calls.Add($"event {eventName}");
            await Event.Task;
            return default!;
        }

        public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
        {
            Assert.Null(newInput);
            Calls.Add($"again, events kept: {preserveUnprocessedEvents}");
        }
    }
}
