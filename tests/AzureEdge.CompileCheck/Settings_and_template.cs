using System.Text.RegularExpressions;
using DigiRenew.Hosts.AzureFunctions.Configuration;
using DigiRenew.Hosts.Settings;
using Microsoft.Extensions.Primitives;

namespace DigiRenew.Tests.AzureEdge;

/// <summary>Every setting that the program reads is set by the template, and every one that the template sets is read by somebody.</summary>
public sealed partial class Settings_and_template
{
    /// <summary>Given by the platform itself.</summary>
    private static readonly string[] FromThePlatform = ["WEBSITE_AUTH_ENABLED"];

    /// <summary>Read by the platform: the triggers' connections, and functions switched off.</summary>
    private static readonly string[] ForThePlatform = ["DurableStorage__", "ServiceBus__clientId", "ServiceBus__credential", "AzureWebJobs."];

    private static readonly string Template = File.ReadAllText(Path.Combine(Tree.Root, "infra/main.bicep"));

    [Theory]
    [InlineData("front")]
    [InlineData("verify")]
    [InlineData("issue")]
    public void name_the_same(string part)
    {
        var read = Read(part);
        var set = Set().Where(name => !ForThePlatform.Any(name.StartsWith) && (part == "issue" || !name.Contains("Issuing", StringComparison.Ordinal) || name.StartsWith("Certificates", StringComparison.Ordinal)) && (part == "front" || name != "KeyVault__Front"));
        Assert.Equal(read.Except(FromThePlatform).Order(StringComparer.Ordinal), set.Order(StringComparer.Ordinal));
        Assert.Equal(part == "front", read.Contains("WEBSITE_AUTH_ENABLED"));
    }

    [Fact]
    public void give_each_part_its_own_vault_alone()
    {
        Assert.Matches(@"part == 'issue' \? \{\s+KeyVault__Issuing: [^\n]+\s+KeyVault__IssuingVersion: [^\n]+\s+\} : \{\}", Template);
        Assert.Matches(@"part == 'front' \? \{\s+KeyVault__Front: [^\n]+\s+\} : \{\}", Template);
    }

    [Fact]
    public void agree_with_the_documentation()
    {
        var documented = File.ReadAllText(Path.Combine(Tree.Root, "docs/azure.md"));
        Assert.All(Set().Where(name => !ForThePlatform.Any(name.StartsWith) && !name.StartsWith("Provider", StringComparison.Ordinal)), name =>
            Assert.True(documented.Contains($"`{name}", StringComparison.Ordinal), $"docs/azure.md tells nothing of {name}."));
    }

    /// <summary>What the program asks for when nothing is there, but for what a provider's file says: the section Provider without its origin, and request rates.</summary>
    private static HashSet<string> Read(string part)
    {
        var asked = new Asked(part);
        var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(Tree.Root, "functions/Hosts/Settings/appsettings.json")).Add(asked).Build();
        Assert.Throws<SettingsException>(() => AzureSettings.Read(configuration));
        var settings = asked.Names.Where(name => !asked.Names.Any(other => other.StartsWith(name + ":", StringComparison.Ordinal)));
        return [.. settings.Where(name => name is "Provider:Origin" || !(name + ":").StartsWith("Provider:", StringComparison.Ordinal) && !(name + ":").StartsWith("Service:", StringComparison.Ordinal)).Select(name => name.Replace(":", "__", StringComparison.Ordinal))];
    }

    private static HashSet<string> Set() => [.. SettingLine().Matches(Template[Template.IndexOf("settings: union({", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value)
        .Concat(ListLine().Matches(Template).Select(match => match.Groups[1].Value))];

    [GeneratedRegex(@"(?m)^      (Part|\w+__\w+): ")]
    private static partial Regex SettingLine();

    [GeneratedRegex(@"'(\w+__\w+)__\$\{index\}'")]
    private static partial Regex ListLine();

    /// <summary>Knows the part alone, and keeps the names that it is asked for.</summary>
    private sealed class Asked(string part) : IConfigurationSource, IConfigurationProvider
    {
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public bool TryGet(string key, out string? value)
        {
            Names.Add(key);
            value = key == "Part" ? part : null;
            return value is not null;
        }

        public IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath)
        {
            if (parentPath is not null)
            {
                Names.Add(parentPath);
            }

            return earlierKeys;
        }

        public void Set(string key, string? value) => throw new NotSupportedException();

        public IChangeToken GetReloadToken() => new CancellationChangeToken(CancellationToken.None);

        public void Load()
        {
        }
    }
}
