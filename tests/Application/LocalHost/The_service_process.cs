using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using DigiRenew.Contracts.Wire;
using DigiRenew.Demo;
using Xunit;

namespace DigiRenew.Tests.Application.LocalHost;

/// <summary>The executable itself, as a process of its own.</summary>
public sealed class The_service_process : IDisposable
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly string _data = Directory.CreateTempSubdirectory("digirenew-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task listens_moves_its_clock_and_ends_when_it_is_asked_to()
    {
        var url = $"http://127.0.0.1:{LocalPort.Free()}";
        using var service = Start("--data", _data, "--urls", url, "--development", "--clock", "2026-11-10T08:00:00Z");
        try
        {
            Assert.Equal($"digirenew-service listening on {url}", await service.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1)));
            using var client = new HttpClient { BaseAddress = new Uri(url) };
            var health = await client.GetFromJsonAsync("/api/health/ready", WireJson.Default.HealthView);
            Assert.Equal("ready", health!.Status);
            var policy = await client.GetFromJsonAsync("/api/policy", WireJson.Default.PolicyView);
            Assert.InRange(policy!.ServiceTime, new(2026, 11, 10, 8, 0, 0, TimeSpan.Zero), new(2026, 11, 10, 8, 10, 0, TimeSpan.Zero));

            using var moved = await client.PostAsJsonAsync("/api/development/clock", new(new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero)), WireJson.Default.ClockRequest);
            Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
            policy = await client.GetFromJsonAsync("/api/policy", WireJson.Default.PolicyView);
            Assert.Equal(20, policy!.ServiceTime.Day);
            Assert.NotEmpty(await client.GetByteArrayAsync("/api/repository/issuing.crl"));

            using var terminate = Process.Start("kill", ["-TERM", service.Id.ToString(CultureInfo.InvariantCulture)]);
            await service.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
            Assert.Equal(0, service.ExitCode);
        }
        finally
        {
            if (!service.HasExited)
            {
                service.Kill();
            }
        }
    }

    [Fact]
    public async Task does_not_start_on_nonsense()
    {
        var settings = Path.Combine(_data, "settings.json");
        await File.WriteAllTextAsync(settings, """{"Provider":{"ApprovalsNeeded":3,"Iban":"RO00"},"Service":{"RateFactor":0,"Smtp":{"Host":"mail.example","Security":"None"},"TrustAnchors":["/nowhere.cer"]}}""");
        using var service = Start("--data", _data, "--urls", "http://127.0.0.1:5080", "--settings", settings);
        var said = await service.StandardError.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await service.WaitForExitAsync();
        Assert.Equal(78, service.ExitCode);
        Assert.Contains("Provider:Origin is missing.", said, StringComparison.Ordinal);
        Assert.Contains("Provider:Iban: the check digits of this IBAN are wrong.", said, StringComparison.Ordinal);
        Assert.Contains("Service:RateFactor: between 0.1 and 10000.", said, StringComparison.Ordinal);
        Assert.Contains("Provider:ApprovalsNeeded must lie between 1 and 2.", said, StringComparison.Ordinal);
        Assert.Contains("Service:Smtp:Security: None is for a mail server on this machine", said, StringComparison.Ordinal);
        Assert.Contains("/nowhere.cer is not there.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task does_not_start_on_a_damaged_database_and_says_so()
    {
        await File.WriteAllTextAsync(Path.Combine(_data, "digirenew.db"), "This was a database once." + new string('.', 5000));
        using var service = Start("--data", _data, "--urls", "http://127.0.0.1:5080", "--development");
        var said = await service.StandardError.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await service.WaitForExitAsync();
        Assert.Equal(78, service.ExitCode);
        Assert.Contains("A database is damaged; restore the last backup", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task keeps_what_it_makes_to_its_own_user_whatever_the_umask()
    {
        var data = Path.Combine(_data, "data");
        var url = $"http://127.0.0.1:{LocalPort.Free()}";
        using var service = Process.Start(new ProcessStartInfo(
            "sh",
            ["-c", "umask 022; exec dotnet \"$@\"", "sh", Path.Combine(AppContext.BaseDirectory, "digirenew-service.dll"), "--data", data, "--urls", url, "--development"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            Assert.StartsWith("digirenew-service listening", await service.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1)), StringComparison.Ordinal);
            var kept = Directory.EnumerateFileSystemEntries(data, "*.db*", SearchOption.AllDirectories).Concat(Directory.EnumerateDirectories(data)).Append(data).ToList();
            Assert.True(kept.Count > 8);
            Assert.DoesNotContain(kept, place => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(place) & Others) != 0);
        }
        finally
        {
            service.Kill();
            await service.WaitForExitAsync();
        }
    }

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "digirenew-service.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
