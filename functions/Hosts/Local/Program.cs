using System.Net.Sockets;
using DigiRenew.Hosts.Local;
using DigiRenew.Hosts.Settings;
using DigiRenew.Http;
using DigiRenew.Http.OpenApi;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging.Console;

var (options, wrong) = ServiceOptions.Read(args);
switch (options)
{
    case null:
        await Console.Error.WriteLineAsync($"{wrong}{Environment.NewLine}{Environment.NewLine}{ServiceOptions.Usage}");
        return ExitCode.Usage;
    case { Help: true }:
        Console.WriteLine(ServiceOptions.Usage);
        return ExitCode.Done;
    case { Version: true }:
        Console.WriteLine($"digirenew-service {typeof(Machine).Assembly.GetName().Version!.ToString(3)}");
        return ExitCode.Done;
    case { WriteOpenApi: { } path }:
        await File.WriteAllTextAsync(path, OpenApiDocument.Text);
        return ExitCode.Done;
    case { WriteRoles: { } path }:
        await File.WriteAllTextAsync(path, RoleTable.Text);
        return ExitCode.Done;
}

// Standard output carries the one line that says where the service listens; logs go to standard error.
using var logging = LoggerFactory.Create(builder => builder
    .AddFilter(null, LogLevel.Information)
    .AddFilter("Microsoft", LogLevel.Warning)
    .AddJsonConsole(json => json.UseUtcTimestamp = true)
    .Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
return await RunAsync(options, logging);

static async Task<int> RunAsync(ServiceOptions options, ILoggerFactory logging)
{
    try
    {
        using var machine = await Machine.OpenAsync(options, logging, CancellationToken.None);
        using var host = machine.Build();
        await host.StartAsync();
        Console.WriteLine(options.Listens
            ? $"digirenew-service listening on {string.Join(' ', options.Urls!.Select(url => url.GetLeftPart(UriPartial.Authority)))}"
            : $"digirenew-service working as part {options.Part.ToString().ToLowerInvariant()}");
        await host.WaitForShutdownAsync();
        return ExitCode.Done;
    }
    catch (SettingsException wrong)
    {
        foreach (var fault in wrong.Faults)
        {
            await Console.Error.WriteLineAsync(fault);
        }

        return ExitCode.Configuration;
    }
    catch (IOException taken) when (taken.InnerException is AddressInUseException)
    {
        await Console.Error.WriteLineAsync(taken.Message);
        return ExitCode.Unavailable;
    }
    catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or SocketException)
    {
        await Console.Error.WriteLineAsync(failed.Message);
        return ExitCode.InputOutput;
    }
}
