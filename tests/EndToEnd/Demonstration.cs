using System.Text.Json;
using DigiRenew.Demo;

namespace DigiRenew.Tests.EndToEnd;

/// <summary>One walk of the demonstration, by its own executable, for all tests of a collection.</summary>
public class Demonstration : IAsyncLifetime
{
    /// <summary>Where the service keeps everything: sqlite or azurite.</summary>
    protected virtual string Storage => "sqlite";

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "digirenew-walk-" + Guid.NewGuid().ToString("N"));

    public string Output { get; private set; } = string.Empty;

    public JsonElement Summary { get; private set; }

    public string Pin => Summary.GetProperty("token").GetProperty("pin").GetString()!;

    public string At(params string[] parts) => Path.Combine([Folder, .. parts]);

    public async Task InitializeAsync()
    {
        Output = await Tool.RunAsync(Programs.Demo, ["--out", Folder, "--lang", "ro", "--storage", Storage]);
        Summary = JsonDocument.Parse(await File.ReadAllTextAsync(At("summary.json"))).RootElement;
    }

    public Task DisposeAsync()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        return Task.CompletedTask;
    }
}
