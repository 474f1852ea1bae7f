using System.Text.Json;
using System.Text.RegularExpressions;

namespace DigiRenew.Tests.Unit.Infra;

/// <summary>What is given agrees with what is asked for: parameter files with main.bicep, modules with their files.</summary>
public sealed partial class Its_parameters
{
    private static readonly BicepFile Main = BicepFile.Open(Repository.Path("infra", "main.bicep"));

    [Theory]
    [InlineData("small.bicepparam")]
    [InlineData("large.bicepparam")]
    [InlineData("main.parameters.json")]
    public void are_declared_and_none_is_missing(string name)
    {
        var text = Repository.Read("infra", name);
        var given = name.EndsWith(".json", StringComparison.Ordinal)
            ? [.. JsonDocument.Parse(text).RootElement.GetProperty("parameters").EnumerateObject().Select(parameter => parameter.Name)]
            : Given().Matches(text).Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal(given.Distinct(), given);
        Assert.Empty(given.Except(Main.Parameters.Select(parameter => parameter.Name)));
        Assert.Empty(Main.Parameters.Where(parameter => parameter.IsRequired).Select(parameter => parameter.Name).Except(given));
    }

    [Fact]
    public void reach_modules_that_exist_and_ask_for_them()
    {
        Assert.InRange(Main.Modules.Count(), 10, 40);
        foreach (var module in Main.Modules)
        {
            var file = BicepFile.Open(Path.Combine(Path.GetDirectoryName(Main.Path)!, module.Target));
            var given = BicepFile.KeysOf(module.Rest, "params");
            Assert.True(given.Length > 0, $"{module}: no params.");
            Assert.True(!given.Except(file.Parameters.Select(parameter => parameter.Name)).Any(), $"{module}: gives what {module.Target} does not ask for.");
            Assert.True(
                !file.Parameters.Where(parameter => parameter.IsRequired).Select(parameter => parameter.Name).Except(given).Any(),
                $"{module}: {module.Target} asks for more.");
        }
    }

    [Fact]
    public void come_from_outputs_that_exist()
    {
        var references = OutputReference().Matches(Main.Text);
        Assert.InRange(references.Count, 20, 200);
        foreach (Match reference in references)
        {
            var module = Main.Modules.Single(module => module.Name == reference.Groups[1].Value);
            var file = BicepFile.Open(Path.Combine(Path.GetDirectoryName(Main.Path)!, module.Target));
            Assert.Contains(reference.Groups[2].Value, file.Outputs.Select(output => output.Name));
        }
    }

    [Fact]
    public void are_all_used()
    {
        foreach (var file in BicepFile.All())
        {
            Assert.All(
                file.Parameters.Concat(file.Declarations.Where(declaration => declaration.Keyword == "var")),
                declared => Assert.True(Regex.Count(file.Text, $@"\b{declared.Name}\b") > 1, $"{declared}: nobody uses it."));
        }
    }

    [GeneratedRegex(@"^param (\w+) =", RegexOptions.Multiline)]
    private static partial Regex Given();

    [GeneratedRegex(@"\b(\w+)(?:\[[^\]]*\])?!?\.outputs\.(\w+)")]
    private static partial Regex OutputReference();
}
