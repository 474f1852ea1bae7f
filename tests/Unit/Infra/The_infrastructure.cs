using System.Reflection;
using System.Text.RegularExpressions;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.Unit.Infra;

/// <summary>Walks infra/: Bicep's own compiler judges syntax and types, the text is read for the rest.</summary>
public sealed partial class The_infrastructure
{
    private static readonly BicepFile[] Files = BicepFile.All();

    [Theory]
    [InlineData("build", "main.bicep")]
    [InlineData("build-params", "small.bicepparam")]
    [InlineData("build-params", "large.bicepparam")]
    public void compiles_without_a_warning(string command, string file)
    {
        var (exitCode, output) = Compile(command, Repository.Path("infra", file));
        Assert.True(exitCode == 0, output);
        Assert.DoesNotMatch("(Error|Warning|Info) [A-Za-z]+[-0-9]", output);
    }

    [Theory]
    [InlineData("param a string\nresource b 'Microsoft.X/y@2025-01-01' = {\n  name: a\n", "Error BCP")]
    [InlineData("resource a 'Microsoft.Storage/storageAccounts@2025-06-01' = {\n  name: 'a'\n  location: 'x'\n  kind: 'StorageV2'\n  sku: { name: 'Standard_LRS' }\n  properties: { supportsHttpsTrafficOnly: 'yes' }\n}\n", "Warning BCP036")]
    public void does_not_compile_broken(string text, string said)
    {
        using var judge = new Judge();
        var (_, output) = Compile("build", Path.Combine(judge.Folder, judge.Keep("broken.bicep", System.Text.Encoding.ASCII.GetBytes(text))));
        Assert.Contains(said, output, StringComparison.Ordinal);
    }

    [Fact]
    public void pins_the_version_of_every_resource()
    {
        var resources = Files.SelectMany(file => file.Resources).ToList();
        Assert.InRange(resources.Count, 40, 200);
        Assert.All(resources, resource => Assert.Matches(@"^(Microsoft\.[A-Za-z]+/)?[A-Za-z]+(/[A-Za-z]+)*@20\d\d-\d\d-\d\d(-preview)?$", resource.Target));
    }

    [Fact]
    public void names_one_version_of_a_type()
    {
        var versions = Files.SelectMany(file => file.Resources)
            .Where(resource => resource.Type.StartsWith("Microsoft.", StringComparison.Ordinal))
            .GroupBy(resource => resource.Type, resource => resource.ApiVersion);
        Assert.All(versions, type => Assert.Single(type.Distinct()));
    }

    [Fact]
    public void wants_TLS_1_2_and_https_everywhere()
    {
        Each("Microsoft.Storage/storageAccounts", ("minimumTlsVersion", "'TLS1_2'"), ("supportsHttpsTrafficOnly", "true"));
        Each("Microsoft.ServiceBus/namespaces", ("minimumTlsVersion", "'1.2'"));
        Each("Microsoft.Web/sites", ("minTlsVersion", "'1.2'"), ("scmMinTlsVersion", "'1.2'"), ("httpsOnly", "true"));
        Assert.All(Files, file => Assert.DoesNotMatch("TLS1_[01]|'1\\.[01]'", file.Text));
    }

    [Fact]
    public void shows_no_blob_to_the_public()
    {
        Each("Microsoft.Storage/storageAccounts", ("allowBlobPublicAccess", "false"));
        Each("Microsoft.Storage/storageAccounts/blobServices/containers", ("publicAccess", "'None'"));
    }

    [Fact]
    public void knows_identities_only()
    {
        Each("Microsoft.Storage/storageAccounts", ("allowSharedKeyAccess", "false"), ("isLocalUserEnabled", "false"));
        Each("Microsoft.ServiceBus/namespaces", ("disableLocalAuth", "true"));
        Each("Microsoft.Insights/components", ("DisableLocalAuth", "true"));
        Each("Microsoft.OperationalInsights/workspaces", ("disableLocalAuth", "true"));
        Each("Microsoft.Web/sites/basicPublishingCredentialsPolicies", ("allow", "false"));
    }

    [Fact]
    public void keeps_vaults_from_being_purged() => Each(
        "Microsoft.KeyVault/vaults",
        ("enablePurgeProtection", "true"),
        ("enableSoftDelete", "true"),
        ("softDeleteRetentionInDays", "90"),
        ("enableRbacAuthorization", "true"));

    [Fact]
    public void writes_evidence_once()
    {
        Each("Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies", ("allowProtectedAppendWrites", "false"));
        var lockEvidence = BicepFile.Open(Repository.Path("infra", "main.bicep")).Parameters.Single(parameter => parameter.Name == "lockEvidence");
        Assert.EndsWith("= false", lockEvidence.Rest, StringComparison.Ordinal);
        Assert.Contains("WARNING", lockEvidence.Before, StringComparison.Ordinal);
    }

    [Fact]
    public void leaves_a_locked_policy_alone_which_takes_no_more_writes()
    {
        var policy = Files.SelectMany(file => file.Resources).Single(resource => resource.Type.EndsWith("/immutabilityPolicies", StringComparison.Ordinal));
        Assert.Contains("= if (!evidenceLocked) {", policy.Rest, StringComparison.Ordinal);
    }

    [Fact]
    public void dead_letters_and_detects_duplicates() => Each(
        "Microsoft.ServiceBus/namespaces/queues",
        ("requiresDuplicateDetection", "true"),
        ("deadLetteringOnMessageExpiration", "true"),
        ("requiresSession", "false"));

    [Fact]
    public void has_no_secret_in_a_parameter_or_output()
    {
        foreach (var file in Files)
        {
            Assert.DoesNotMatch(KeyFunction(), file.Text);
            Assert.All(file.Parameters.Where(parameter => SecretName().IsMatch(parameter.Name)), parameter => Assert.Contains("@secure()", parameter.Before, StringComparison.Ordinal));
            Assert.All(file.Outputs, output => Assert.DoesNotMatch(SecretName(), output.Name + output.Rest));
        }

        foreach (var file in Repository.Infrastructure(".json", ".bicepparam", ".sh"))
        {
            Assert.DoesNotMatch(KeyFunction(), File.ReadAllText(file));
        }
    }

    /// <summary>How OpenTelemetry names an event's id was not seen, so alerts go by words: those must be what the program says.</summary>
    [Fact]
    public void listens_for_words_that_the_program_says()
    {
        var said = Directory.EnumerateFiles(Repository.Path("functions"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => LogMessage().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).ToList();
        var words = Words().Matches(Repository.Read("infra", "app", "alerts.bicep")).Select(match => match.Groups[1].Value).ToList();
        Assert.InRange(words.Count, 3, 20);
        Assert.All(words, phrase => Assert.Contains(said, message => Placeholder().Replace(message, "x").Contains(phrase, StringComparison.Ordinal)));
    }

    private static void Each(string type, params (string Property, string Value)[] properties)
    {
        var resources = Files.SelectMany(file => file.Resources).Where(resource => resource.Type == type && !resource.IsExisting).ToList();
        Assert.True(resources.Count > 0, $"No {type}.");
        foreach (var resource in resources)
        {
            Assert.All(properties, property => Assert.True(resource.Says(property.Property, property.Value), $"{resource}: {property.Property} is not {property.Value}."));
        }
    }

    [GeneratedRegex(@"\blist(Keys|Secrets|Credentials|ConnectionStrings|AccountSas|ServiceSas)\b|AccountKey=|SharedAccess|getSecret\(", RegexOptions.IgnoreCase)]
    private static partial Regex KeyFunction();

    [GeneratedRegex(@"LoggerMessage\([^)]*Message = ""([^""]+)""")]
    private static partial Regex LogMessage();

    [GeneratedRegex(@"message has ""([^""]+)""")]
    private static partial Regex Words();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("password|passphrase|secret|apiKey|accessKey|accountKey|connectionString|credential|sas[A-Z_]", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    private static (int ExitCode, string Output) Compile(string command, string file)
    {
        using var judge = new Judge();
        var compiler = typeof(The_infrastructure).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "BicepCompiler").Value!;
        return judge.Run("env", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1", "DIGIRENEW_ALERT_MAIL=alerts@provider.example", compiler, command, file, "--stdout");
    }
}
