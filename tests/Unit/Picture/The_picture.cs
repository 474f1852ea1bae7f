using System.Xml.Linq;

namespace DigiRenew.Tests.Unit.Picture;

/// <summary>Arrows are project references; none goes back (DESIGN). A project not named here fails, so that the picture stays whole.</summary>
public sealed class The_picture
{
    private static readonly string Root = FindRoot();

    /// <summary>What each project may reference.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["DigiRenew.Contracts"] = [],
        ["DigiRenew.Pki"] = [],
        ["DigiRenew.Pdf"] = [],
        ["DigiRenew.Renewal"] = ["DigiRenew.Contracts", "DigiRenew.Pki"],
        ["DigiRenew.Journey"] = ["DigiRenew.Renewal", "DigiRenew.Pki", "DigiRenew.Pdf", "DigiRenew.Contracts"],
        ["DigiRenew.Adapters.Files"] = [],
        ["DigiRenew.Adapters.Local"] = ["DigiRenew.Journey", "DigiRenew.Adapters.Files", "DigiRenew.Adapters.IssuingKey"],
        ["DigiRenew.Adapters.AzureBlobs"] = ["DigiRenew.Journey"],
        ["DigiRenew.Adapters.IssuingKey"] = ["DigiRenew.Journey", "DigiRenew.Adapters.Files", "DigiRenew.Tokens"],
        ["DigiRenew.Adapters.AzureServices"] = ["DigiRenew.Journey"],
        ["DigiRenew.Http"] = ["DigiRenew.Journey", "DigiRenew.Contracts"],
        ["DigiRenew.Hosts.Settings"] = ["DigiRenew.Adapters.Local", "DigiRenew.Adapters.AzureBlobs"],
        ["DigiRenew.Hosts.Local"] = ["DigiRenew.Hosts.Settings", "DigiRenew.Http", "DigiRenew.Adapters.Local", "DigiRenew.Adapters.AzureBlobs", "DigiRenew.Adapters.IssuingKey"],
        ["DigiRenew.Hosts.AzureFunctions"] =
            ["DigiRenew.Hosts.Settings", "DigiRenew.Http", "DigiRenew.Adapters.AzureBlobs", "DigiRenew.Adapters.AzureServices", "DigiRenew.Adapters.Local"],
        ["DigiRenew.Hosts.Admin.Azure"] = ["DigiRenew.Hosts.Admin", "DigiRenew.Adapters.AzureServices"],
        ["DigiRenew.Hosts.Admin"] = ["DigiRenew.Hosts.Settings", "DigiRenew.Adapters.Local", "DigiRenew.Adapters.AzureBlobs", "DigiRenew.Adapters.IssuingKey", "DigiRenew.Contracts"],
        ["DigiRenew.Tokens.Pkcs11Interop"] = ["DigiRenew.Tokens"],
        ["DigiRenew.Tokens"] = ["DigiRenew.Pki"],
        ["DigiRenew.Agent"] = ["DigiRenew.Tokens", "DigiRenew.Pki", "DigiRenew.Pdf", "DigiRenew.Contracts"],
        ["DigiRenew.Agent.Cli"] = ["DigiRenew.Agent", "DigiRenew.Tokens.Pkcs11Interop"],
    };

    private static readonly string[] PackageFree = ["DigiRenew.Contracts", "DigiRenew.Pdf", "DigiRenew.Renewal"];

    public static TheoryData<string> Projects()
    {
        var projects = new TheoryData<string>();
        foreach (var file in ProjectFiles())
        {
            projects.Add(Path.GetRelativePath(Root, file));
        }

        return projects;
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void has_no_arrow_that_goes_back(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        Assert.True(Arrows.ContainsKey(name), $"{name} is not in the picture.");
        Assert.Empty(References(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).Except(Arrows[name]));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void has_no_arrow_that_is_hidden_by_compiling_another_projects_sources(string project) =>
        Assert.DoesNotContain(References(project, "Compile"), source => source.Contains("..", StringComparison.Ordinal));

    [Fact]
    public void keeps_its_core_free_of_packages()
    {
        foreach (var project in ProjectFiles().Where(file => PackageFree.Contains(Path.GetFileNameWithoutExtension(file))))
        {
            Assert.Empty(References(project, "PackageReference"));
        }
    }

    [Fact]
    public void keeps_Azure_out_of_everything_but_its_adapters()
    {
        foreach (var project in ProjectFiles().Where(file => !file.Contains("Azure", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain(References(project, "PackageReference"), package => package.StartsWith("Azure.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void names_no_Azure_type_outside_its_adapters()
    {
        foreach (var source in new[] { "functions", "client-agent", "demo" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("Azure", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain(File.ReadLines(source), line => line.StartsWith("using Azure", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void reaches_the_other_token_library_only_where_the_build_asks_for_it()
    {
        var reference = XDocument.Load(Path.Combine(Root, "client-agent/Agent.Cli/DigiRenew.Agent.Cli.csproj")).Descendants("ProjectReference")
            .Single(one => one.Attribute("Include")!.Value.Contains("Pkcs11Interop", StringComparison.Ordinal));
        Assert.Equal("'$(TokenLibrary)' == 'Pkcs11Interop'", reference.Parent!.Attribute("Condition")?.Value);
    }

    [Fact]
    public void keeps_versions_in_one_place()
    {
        foreach (var project in Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(XDocument.Load(project).Descendants("PackageReference"), package => package.Attribute("Version") is not null);
        }
    }

    private static IEnumerable<string> ProjectFiles() => new[] { "functions", "client-agent" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories));

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Path.Combine(Root, project)).Descendants(kind).Select(reference => reference.Attribute("Include")?.Value).OfType<string>();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DigiRenew.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
