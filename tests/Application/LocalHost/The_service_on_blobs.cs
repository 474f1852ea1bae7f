using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using DigiRenew.Contracts.Wire;
using DigiRenew.Demo;
using DigiRenew.Tests.Application.Contracts.AzureBlobs;

namespace DigiRenew.Tests.Application.LocalHost;

public sealed class The_service_on_blobs : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("digirenew-").FullName;
    private readonly BlobAccount _account = new();

    [Fact]
    public async Task says_that_its_storage_is_ready()
    {
        var url = $"http://127.0.0.1:{LocalPort.Free()}";
        using var service = Start("--data", _data, "--urls", url, "--development", "--settings", await SettingsAsync("AzureBlobs"));
        try
        {
            Assert.Equal($"digirenew-service listening on {url}", await service.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2)));
            using var client = new HttpClient { BaseAddress = new Uri(url) };
            var health = await client.GetFromJsonAsync("/api/health/ready", WireJson.Default.HealthView);
            Assert.Equal("ok", health!.Parts["storage"]);
            Assert.False(Directory.Exists(Path.Combine(_data, "evidence")));
        }
        finally
        {
            service.Kill();
        }
    }

    [Theory]
    [InlineData("AzureBlobs", "Storage:ConnectionString: only with --development; use ServiceUri.")]
    [InlineData("Elsewhere", "Storage:Provider: “Elsewhere” is none of Sqlite, AzureBlobs.")]
    public async Task does_not_start_on_nonsense(string provider, string fault)
    {
        using var service = Start("--data", _data, "--urls", $"http://127.0.0.1:{LocalPort.Free()}", "--settings", await SettingsAsync(provider));
        Assert.Contains(fault, await service.StandardError.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(2)), StringComparison.Ordinal);
        await service.WaitForExitAsync();
        Assert.Equal(78, service.ExitCode);
    }

    public void Dispose()
    {
        _account.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private async Task<string> SettingsAsync(string provider)
    {
        var (connectionString, _, prefix) = _account.Settings;
        var file = Path.Combine(_data, "settings.json");
        var storage = new Dictionary<string, string?> { ["Provider"] = provider, ["ConnectionString"] = connectionString, ["ContainerPrefix"] = prefix };
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new Dictionary<string, object> { ["Storage"] = storage }));
        return file;
    }

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "digirenew-service.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
