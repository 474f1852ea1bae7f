using System.Text.Json;
using DigiRenew.Demo;

namespace DigiRenew.Tests.EndToEnd.Scenarios;

/// <summary>One scenario of the demonstration, by its own executable.</summary>
internal sealed class ScenarioRun : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "digirenew-scenario-" + Guid.NewGuid().ToString("N"));

    public JsonElement Summary { get; private set; }

    public string At(params string[] parts) => Path.Combine([_folder, .. parts]);

    public static async Task<ScenarioRun> WalkAsync(string scenario, string language, string key)
    {
        var run = new ScenarioRun();
        await Tool.RunAsync(Programs.Demo, ["--out", run._folder, "--scenario", scenario, "--lang", language, "--key", key]);
        run.Summary = JsonDocument.Parse(await File.ReadAllTextAsync(run.At("summary.json"))).RootElement;
        return run;
    }

    /// <summary>What came of the last step whose name has these words.</summary>
    public string ResultOf(string words) => Summary.GetProperty("steps").EnumerateArray()
        .Last(step => step.GetProperty("step").GetString()!.Contains(words, StringComparison.Ordinal)).GetProperty("result").GetString()!;

    /// <summary>How many certificates the service has issued.</summary>
    public int Certificates => Directory.EnumerateFiles(At("service", "evidence"), "named-certificate", SearchOption.AllDirectories).Count();

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
