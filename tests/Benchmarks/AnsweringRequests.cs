using System.Net;
using BenchmarkDotNet.Attributes;
using DigiRenew.Http;
using DigiRenew.Http.Limits;
using DigiRenew.Tests.Builders;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigiRenew.Tests.Benchmarks;

/// <summary>The policy through the one way in (limits, headers, log, JSON); the limit is a bare Kestrel that says “ok” on the same port.</summary>
[MemoryDiagnoser]
public class AnsweringRequests : IDisposable
{
    private readonly RenewalDesk _desk = new();
    private readonly WebApplication _host;
    private readonly HttpClient _client = new();

    public AnsweringRequests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _host = builder.Build();
        _host.MapGet("/bare", () => "ok");
        var dispatch = new Dispatch(new HttpEdge { Application = _desk.Application, Rates = RateLimits.Default.Times(1_000_000) });
        foreach (var route in dispatch.Routes)
        {
            _host.MapMethods(route.Pattern, [route.Method], context => dispatch.RunAsync(context, route));
        }
    }

    [GlobalSetup]
    public async Task Start()
    {
        await _host.StartAsync();
        _client.BaseAddress = new(_host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    [Benchmark(Baseline = true)]
    public Task<byte[]> Bare() => _client.GetByteArrayAsync("/bare");

    [Benchmark]
    public Task<byte[]> Policy() => _client.GetByteArrayAsync("/api/policy");

    [GlobalCleanup]
    public void Dispose()
    {
        _client.Dispose();
        _host.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _desk.Dispose();
        GC.SuppressFinalize(this);
    }
}
