using DigiRenew.Hosts.AzureFunctions.Configuration;
using DigiRenew.Hosts.Settings;
using DigiRenew.Http.Limits;
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
        new()
        {
            Application = new(new(ports.ToPorts(logging), settings.Provider, TimeProvider.System, logging)),
            SignedIn = settings.SignedIn,
            Repository = new PublishedRepository(ports.PublishedFiles),
            MailEventKey = settings.MailEventKey,
            Rates = RateLimits.Default.Times(settings.RateFactor),
        },
        ports.Authority);

    /// <summary>What is usual, over it the provider's file, over both the app settings.</summary>
    private static IConfigurationRoot ReadConfiguration() => SettingsLayers.Join(
        SettingsLayers.Join(Json("appsettings.json", optional: false), Json("provider.json", optional: true)),
        new ConfigurationBuilder().AddEnvironmentVariables().Build());

    private static IConfigurationRoot Json(string name, bool optional) =>
        new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, name), optional).Build();
}
