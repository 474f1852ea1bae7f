using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DigiRenew.Demo;

/// <summary>What the walk leaves in summary.json: the facts, and each step with time and result.</summary>
public sealed class Summary(string file)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly JsonObject _facts = [];
    private readonly JsonArray _steps = [];
    private readonly Stopwatch _total = Stopwatch.StartNew();

    // Steps may run side by side.
    private readonly Lock _one = new();

    public void Note(string name, JsonNode? value)
    {
        lock (_one)
        {
            _facts[name] = value;
        }
    }

    /// <summary>Does a step, says so, and writes down how long it took and what came of it.</summary>
    public async Task StepAsync(string name, Func<Task<string>> step)
    {
        Console.Write($"{_steps.Count + 1,2}. {name} … ");
        var took = Stopwatch.StartNew();
        try
        {
            var result = await step();
            Console.WriteLine(result);
            Add(name, took, result);
        }
        catch (Exception failure)
        {
            Console.WriteLine("FAILED");
            Add(name, took, "failed: " + failure.Message);
            throw;
        }
    }

    private void Add(string name, Stopwatch took, string result)
    {
        lock (_one)
        {
            _steps.Add(new JsonObject { ["step"] = name, ["seconds"] = Math.Round(took.Elapsed.TotalSeconds, 2), ["result"] = result });
            var all = (JsonObject)_facts.DeepClone();
            all["seconds"] = Math.Round(_total.Elapsed.TotalSeconds, 1);
            all["steps"] = _steps.DeepClone();
            File.WriteAllText(file, all.ToJsonString(Indented) + "\n");
        }
    }
}
