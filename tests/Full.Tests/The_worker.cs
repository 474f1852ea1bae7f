using System.Text.Json;

namespace DigiRenew.Tests.Full;

/// <summary>What the worker's SDK wrote at build: the functions that the platform will find.</summary>
public sealed class The_worker
{
    [Fact]
    public void is_found_with_all_its_functions()
    {
        var built = Path.Combine(Path.GetDirectoryName(typeof(DigiRenew.Hosts.AzureFunctions.AzureService).Assembly.Location)!, "functions.metadata");
        using var metadata = JsonDocument.Parse(File.ReadAllText(built));
        var names = metadata.RootElement.EnumerateArray().Select(function => function.GetProperty("name").GetString()).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string?>(StringComparer.Ordinal) { "Policy", "PlaceOrder", "SendUpload", "ReviewDecisions", "Renewals", "RenewalOrchestrator", "Advance", "Sweep", "Checkpoints", "DeadMan", "PurgeHistory" }, names);
    }
}
