using DigiRenew.Hosts.AzureFunctions.Configuration;
using DigiRenew.Hosts.Local;
using DigiRenew.Hosts.Local.Configuration;
using DigiRenew.Journey;
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
            var settings = AzureSettings.Read(ReadConfiguration());
            var ports = await AzurePorts.OpenAsync(settings, TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
            var builder = FunctionsApplication.CreateBuilder(args);
            builder.ConfigureFunctionsWebApplication();
            builder.Services.AddSingleton(services => Serve(settings, ports, services.GetRequiredService<ILoggerFactory>()));
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

    private static AzureService Serve(AzureSettings settings, AzurePorts ports, ILoggerFactory logging) => new(
        new JourneyApplication(new JourneyContext(ports.ToPorts(logging), settings.Provider, TimeProvider.System, logging)), settings.SignedIn, settings.MailEventKey);

    private static IConfigurationRoot ReadConfiguration() => SettingsLayers.Join(
        new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build(),
        new ConfigurationBuilder().AddEnvironmentVariables().Build());
}
