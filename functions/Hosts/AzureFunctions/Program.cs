using DigiRenew.Hosts.AzureFunctions.Configuration;
using DigiRenew.Hosts.Local;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigiRenew.Hosts.AzureFunctions;

/// <summary>Starts the worker; with settings that make no sense it does not start, and names each fault.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        try
        {
            var builder = FunctionsApplication.CreateBuilder(args);
            builder.ConfigureFunctionsWebApplication();
            var settings = AzureSettings.Read(ReadConfiguration());
            var ports = await AzurePorts.OpenAsync(settings, TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
            builder.Services.AddSingleton(services => new AzureService(settings, ports, TimeProvider.System, services.GetRequiredService<ILoggerFactory>()));
            using var telemetry = new Telemetry(settings.Part);
            using var host = builder.Build();
            await host.RunAsync().ConfigureAwait(false);
            return 0;
        }
        catch (SettingsException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message).ConfigureAwait(false);
            return 78;
        }
    }

    private static IConfigurationRoot ReadConfiguration() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
        .AddEnvironmentVariables()
        .Build();
}
