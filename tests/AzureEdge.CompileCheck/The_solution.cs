using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DigiRenew.Tests.AzureEdge;

/// <summary>Three configurations: Debug and Release build everywhere, Full with the whole public NuGet gallery.</summary>
public sealed partial class The_solution
{
    /// <summary>Packages that only the configuration Full restores.</summary>
    private static readonly string[] FullPackages =
        ["Microsoft.Azure.Functions.", "Microsoft.DurableTask.", "Azure.Messaging.ServiceBus", "Azure.Security.KeyVault.Certificates", "Azure.Security.KeyVault.Keys", "SendGrid", "Pkcs11Interop"];

    private static readonly string Text = File.ReadAllText(Path.Combine(Tree.Root, "DigiRenew.sln"));

    private static readonly Dictionary<string, string> Projects = ProjectLine().Matches(Text)
        .ToDictionary(match => match.Groups["path"].Value.Replace('\\', '/'), match => match.Groups["id"].Value, StringComparer.Ordinal);

    [Fact]
    public void has_every_project_of_the_tree()
    {
        var files = new[] { "functions", "client-agent", "tests", "demo" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Tree.Root, folder), "*.csproj", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)) // what a build of Full generates
            .Select(file => Path.GetRelativePath(Tree.Root, file)).Order(StringComparer.Ordinal);
        Assert.Equal(files, Projects.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void builds_the_full_projects_in_Full_only()
    {
        foreach (var (path, id) in Projects)
        {
            var builds = Builds(id);
            Assert.Equal(IsFull(path) ? ["Full"] : ["Debug", "Full", "Release"], builds);
        }
    }

    [Fact]
    public void maps_Full_to_the_Release_of_every_project()
    {
        foreach (var id in Projects.Values)
        {
            Assert.Contains($"{id}.Full|Any CPU.ActiveCfg = Release|Any CPU", Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void has_no_built_project_that_references_a_full_one()
    {
        foreach (var path in Projects.Keys.Where(path => !IsFull(path)))
        {
            var folder = Path.GetDirectoryName(path)!;
            var references = Load(path).Descendants("ProjectReference").Select(reference => reference.Attribute("Include")!.Value)
                .Where(reference => !reference.Contains("$(", StringComparison.Ordinal))
                .Select(reference => Path.GetRelativePath(Tree.Root, Path.GetFullPath(Path.Combine(Tree.Root, folder, reference.Replace('\\', '/')))));
            Assert.DoesNotContain(references, IsFull);
            Assert.DoesNotContain(Load(path).Descendants("PackageReference"), package => FullPackages.Any(package.Attribute("Include")!.Value.StartsWith));
        }
    }

    [Fact]
    public void has_full_projects_at_all()
    {
        Assert.Contains("functions/Hosts/AzureFunctions/DigiRenew.Hosts.AzureFunctions.csproj", Projects.Keys.Where(IsFull));
        Assert.Contains("functions/Adapters/AzureServices/DigiRenew.Adapters.AzureServices.csproj", Projects.Keys.Where(IsFull));
    }

    /// <summary>A project that references a package of the whole gallery, or another such project.</summary>
    private static bool IsFull(string path) =>
        Load(path).Descendants("PackageReference").Any(package => FullPackages.Any(package.Attribute("Include")!.Value.StartsWith))
        || path.Contains("Full.Tests", StringComparison.Ordinal)
        || path.Contains("Admin.Azure", StringComparison.Ordinal);

    private static List<string> Builds(string id) =>
        [.. new[] { "Debug", "Full", "Release" }.Where(name => Text.Contains($"{id}.{name}|Any CPU.Build.0", StringComparison.Ordinal))];

    private static XDocument Load(string path) => XDocument.Load(Path.Combine(Tree.Root, path));

    [GeneratedRegex("""= "[^"]+", "(?<path>[^"]+\.csproj)", "(?<id>\{[0-9A-F-]+\})""")]
    private static partial Regex ProjectLine();
}
