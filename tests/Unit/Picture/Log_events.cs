using System.Text.RegularExpressions;

namespace DigiRenew.Tests.Unit.Picture;

/// <summary>Alarms listen for numbers.</summary>
public sealed partial class Log_events
{
    [Fact]
    public void have_a_number_each()
    {
        var numbers = new[] { "functions", "client-agent", "demo" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Infra.Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Number().Matches(File.ReadAllText(file)).Select(match => (Number: match.Groups[1].Value, File: Path.GetFileName(file))))
            .ToList();

        Assert.NotEmpty(numbers);
        Assert.Empty(numbers.GroupBy(found => found.Number).Where(group => group.Count() > 1).Select(group => $"{group.Key}: {string.Join(", ", group.Select(found => found.File))}"));
    }

    [GeneratedRegex(@"EventId = (\d+)")]
    private static partial Regex Number();
}
