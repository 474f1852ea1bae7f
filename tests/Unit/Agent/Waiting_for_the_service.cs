using System.Net.Http.Headers;
using DigiRenew.Agent;
using DigiRenew.Agent.Following;
using DigiRenew.Agent.Sending;
using DigiRenew.Agent.State;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using Xunit;

namespace DigiRenew.Tests.Unit.Agent;

/// <summary>An answer that only asks for patience ends nothing: it is waited out, for a bounded time, where a repeat is the same request.</summary>
public sealed class Waiting_for_the_service
{
    [Fact]
    public async Task lasts_as_long_as_the_service_asks_for()
    {
        using var bench = new Bench();
        Busy(bench, "GET policy", Problems.Unavailable, TimeSpan.FromSeconds(7));
        await bench.OrderAsync();
        Assert.NotNull(bench.Service.Order);
        Assert.Contains(TimeSpan.FromSeconds(7), bench.Time.Waits);
        Assert.Contains(bench.Dialogue.Doing, doing => doing.Contains("7 s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task keeps_a_signed_order_that_another_attempt_holds_up_and_sends_it_again_as_it_is()
    {
        using var bench = new Bench();
        Busy(bench, "POST orders", Problems.Conflict, TimeSpan.FromSeconds(2), times: 1000);
        var thrown = await Assert.ThrowsAsync<AgentException>(bench.OrderAsync);
        Assert.Equal(AgentExit.Waiting, thrown.In(Language.En).Exit);
        Assert.Equal(OrderStage.Signed, bench.Home.ReadOrder()!.Stage);
        Assert.InRange(bench.Service.Requests.Count(request => request == "POST orders"), 2, 76);

        bench.Service.Instead = _ => null;
        await bench.OrderAsync();
        Assert.Equal(OrderStage.Placed, bench.Home.ReadOrder()!.Stage);
        Assert.Single(bench.Service.Drafts);
    }

    [Fact]
    public async Task proves_the_session_key_anew_at_each_try()
    {
        using var bench = new Bench();
        Busy(bench, "POST orders", Problems.Conflict, TimeSpan.FromSeconds(2));
        await bench.OrderAsync();
        Assert.Equal(bench.Service.Proofs.Count, bench.Service.Proofs.Distinct().Count());
    }

    [Theory]
    [InlineData(2, true, false)]
    [InlineData(3, false, false)]
    [InlineData(2, true, true)]
    [InlineData(3, false, true)]
    public async Task tries_three_times_where_the_connection_breaks(int breaks, bool reached, bool bare)
    {
        using var bench = new Bench();
        var left = breaks;
        bench.Service.Strike = what =>
        {
            if (what == "before GET policy" && left-- > 0)
            {
                throw bare
                    ? new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.NotConnected)
                    : new HttpRequestException(HttpRequestError.ConnectionError, "reset");
            }
        };
        var thrown = await Record.ExceptionAsync(bench.OrderAsync);
        Assert.Equal(reached ? null : AgentFaults.Unreachable.Code, (thrown as AgentException)?.Code);
        Assert.Equal(3, bench.Service.Requests.Count(request => request == "GET policy"));
    }

    [Fact]
    public async Task is_not_done_where_the_connection_is_not_safe()
    {
        using var bench = new Bench();
        bench.Service.Strike = _ => throw new HttpRequestException(HttpRequestError.SecureConnectionError, "certificate");
        var thrown = await Assert.ThrowsAsync<AgentException>(bench.OrderAsync);
        Assert.Equal(AgentFaults.TlsRefused.Code, thrown.Code);
        Assert.Single(bench.Service.Requests);
    }

    [Fact]
    public async Task is_not_done_for_a_code_that_comes_tomorrow()
    {
        using var bench = new Bench();
        Busy(bench, "POST drafts", Problems.TooManyCodes, null, times: 1000);
        Assert.Equal(Problems.TooManyCodes.Code, (await Assert.ThrowsAsync<AgentException>(bench.OrderAsync)).Code);
        Assert.Single(bench.Service.Requests, "POST drafts");
    }

    [Fact]
    public async Task asks_for_no_second_code_by_itself()
    {
        using var bench = new Bench();
        Busy(bench, "POST drafts", Problems.Unavailable, TimeSpan.FromSeconds(1), times: 1000);
        await Assert.ThrowsAsync<AgentException>(bench.OrderAsync);
        Assert.Single(bench.Service.Requests, "POST drafts");
    }

    [Fact]
    public async Task is_given_up_where_the_service_asks_for_too_much_patience()
    {
        using var bench = new Bench();
        Busy(bench, "GET policy", Problems.Unavailable, TimeSpan.FromMinutes(10));
        await Assert.ThrowsAsync<AgentException>(() => StatusAsync(bench));
        Assert.Single(bench.Service.Requests);
    }

    [Fact]
    public async Task for_a_verdict_in_vain_loses_nothing_of_what_was_received()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        Busy(bench, "GET orders/11111111-2222-3333-4444-555555555555/uploads/contract", Problems.Unavailable, null, times: 1000);
        using var context = bench.Run();
        var sent = await new SendUploads(context).SendOneAsync(new(UploadKind.Contract, bench.File("contract.pdf", bench.Service.Papers["contract"])), CancellationToken.None);
        Assert.Equal("verifying", sent.Single().Status);
        Assert.True(File.Exists(sent.Single().Receipt));
    }

    private static void Busy(Bench bench, string request, Problem problem, TimeSpan? retryAfter, int times = 1) => bench.Service.Instead = name =>
    {
        if (name != request || times-- <= 0)
        {
            return null;
        }

        var answer = FakeService.Problem(problem);
        answer.Headers.RetryAfter = retryAfter is { } wait ? new RetryConditionHeaderValue(wait) : null;
        return answer;
    };

    private static async Task StatusAsync(Bench bench)
    {
        using var context = bench.Run();
        await new ReadStatus(context).RunAsync(CancellationToken.None);
    }
}
