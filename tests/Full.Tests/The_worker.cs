using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using DigiRenew.Hosts.AzureFunctions;
using DigiRenew.Http;
using DigiRenew.Tests.Builders;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigiRenew.Tests.Full;

/// <summary>The worker: what its SDK wrote at build, what it tells the host at start, and that it does not start with settings that make no sense.</summary>
public sealed class The_worker
{
    private static readonly Assembly Worker = typeof(AzureService).Assembly;
    private static readonly string Folder = Path.GetDirectoryName(Worker.Location)!;

    [Fact]
    public void is_found_with_a_function_for_every_row_of_the_route_table()
    {
        using var metadata = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "functions.metadata")));
        var triggers = metadata.RootElement.EnumerateArray().SelectMany(function => function.GetProperty("bindings").EnumerateArray()
            .Where(binding => binding.GetProperty("type").ValueEquals("httpTrigger"))
            .Select(binding => (
                function.GetProperty("name").GetString()!,
                binding.GetProperty("methods").EnumerateArray().Single().GetString()!.ToUpperInvariant(),
                binding.GetProperty("route").GetString()!,
                binding.GetProperty("authLevel").GetString()!)));
        Assert.Equal(RouteTable.Everywhere.Select(row => (NameOf(row.Name), row.Method, row.Template, "Anonymous")).Order(), triggers.Order());
    }

    [Fact]
    public async Task tells_the_host_of_the_same_functions_when_it_starts()
    {
        using var desk = new RenewalDesk();
        var builder = new HostBuilder().ConfigureFunctionsWebApplication().ConfigureServices(services => services.AddSingleton(new AzureService(new() { Application = desk.Application })));
        foreach (var generated in Worker.GetTypes().Where(typeof(IAutoConfigureStartup).IsAssignableFrom))
        {
            ((IAutoConfigureStartup)Activator.CreateInstance(generated)!).Configure(builder);
        }

        using var host = builder.Build();
        var told = await host.Services.GetRequiredService<IFunctionMetadataProvider>().GetFunctionMetadataAsync(Folder);
        using var written = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "functions.metadata")));
        Assert.Equal(
            written.RootElement.EnumerateArray().Select(function => function.GetProperty("name").GetString()).Order(StringComparer.Ordinal),
            told.Select(function => function.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void makes_each_class_of_functions_from_what_the_program_registers()
    {
        using var desk = new RenewalDesk();
        using var services = new ServiceCollection().AddLogging().AddSingleton(new AzureService(new() { Application = desk.Application })).BuildServiceProvider();
        var classes = Worker.GetTypes().Where(type => type is { IsAbstract: false, IsPublic: true }
            && type.GetMethods().Any(method => method.GetCustomAttributes().Any(attribute => attribute.GetType().Name == "FunctionAttribute"))).ToList();
        Assert.InRange(classes.Count, 8, 40);
        Assert.All(classes, type => Assert.NotNull(ActivatorUtilities.CreateInstance(services, type)));
    }

    [Fact]
    public async Task names_each_fault_of_its_settings_and_does_not_start()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Folder, Worker.GetName().Name + ".dll")]) { RedirectStandardError = true };
        start.Environment["Part"] = "front";
        start.Environment.Remove("WEBSITE_AUTH_ENABLED");
        using var worker = Process.Start(start)!;
        var said = await worker.StandardError.ReadToEndAsync();
        await worker.WaitForExitAsync();
        Assert.Equal(78, worker.ExitCode);
        Assert.Contains("KeyVault:Service is missing.", said, StringComparison.Ordinal);
        Assert.Contains("WEBSITE_AUTH_ENABLED", said, StringComparison.Ordinal);
    }

    private static string NameOf(string row) => string.Concat(row.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
