using System.Text.RegularExpressions;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.Unit.Infra;

/// <summary>azure.yaml, what it names, and the hook that runs after provisioning.</summary>
public sealed partial class Its_deployment
{
    private static readonly string Manifest = Repository.Read("azure.yaml");

    private static readonly BicepFile Main = BicepFile.Open(Repository.Path("infra", "main.bicep"));

    private static readonly string[] Parts = ["front", "verify", "issue"];

    [Fact]
    public void names_what_is_there()
    {
        Assert.True(File.Exists(Repository.Path(Value("path"), Value("module") + ".bicep")));
        Assert.All(ValuesOf("run"), script => Assert.True(File.Exists(Repository.Path(script)), script));
    }

    [Fact]
    public void builds_one_project_for_the_parts_that_the_template_makes()
    {
        Assert.Equal(Parts, Service().Matches(Manifest).Select(match => match.Groups[1].Value));
        Assert.Equal($"[{string.Join(", ", Parts.Select(part => $"'{part}'"))}]", Variable("parts"));
        var project = Assert.Single(ValuesOf("project").Distinct());
        Assert.Equal(
            Repository.Read("DigiRenew.sln").Contains(project.Replace('/', '\\'), StringComparison.Ordinal),
            Directory.Exists(Repository.Path(project)));
    }

    [Fact]
    public void switches_every_route_on_in_front()
    {
        var front = Functions("front");
        var rows = Row().Matches(Repository.Read("functions", "Hosts", "Http", "RouteTable.cs"))
            .Select(match => match.Groups[1].Value).Where(row => !row.StartsWith("development-", StringComparison.Ordinal)).ToList();
        Assert.InRange(rows.Count, 20, 100);
        Assert.Empty(rows.Select(FunctionName).Except(front));
    }

    [Fact]
    public void runs_each_function_in_one_part()
    {
        var functions = Parts.SelectMany(Functions).ToList();
        Assert.Equal(functions.Distinct(), functions);
        Assert.All(functions, name => Assert.Matches("^[A-Z][A-Za-z]+$", name));
    }

    [Fact]
    public void runs_the_functions_that_the_host_has()
    {
        var host = Repository.Path("functions", "Hosts", "AzureFunctions");
        if (Directory.Exists(host))
        {
            var sources = Directory.EnumerateFiles(host, "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText);
            var named = sources.SelectMany(source => Function().Matches(source)).Select(match => match.Groups[1].Value).ToList();
            Assert.Empty(named.Where(name => name != "Name").Except(Parts.SelectMany(Functions))); // “Name”: a constant of its class
        }
    }

    [Fact]
    public void makes_the_containers_that_the_adapter_opens()
    {
        var stores = Repository.Path("functions", "Adapters", "AzureBlobs", "BlobStores.cs");
        if (File.Exists(stores))
        {
            Assert.All(
                Regex.Matches(File.ReadAllText(stores), @"Folder\(""(\w+)""\)"),
                folder => Assert.Contains($"'{folder.Groups[1].Value}'", Variable("containers"), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void makes_missing_secrets_and_shows_them_to_nobody()
    {
        using var judge = new Judge();
        var (exitCode, output, calls) = RunHook(judge, "no", "session-token");
        Assert.True(exitCode == 0, output);
        Assert.Equal(
            ["nonce", "code-pepper", "form-salt", "notice-link"],
            SecretSet().Matches(calls).Select(match => match.Groups[1].Value));
        Assert.DoesNotContain("--value", calls, StringComparison.Ordinal);
        Assert.Equal(4, Regex.Count(calls, "(?m)^file of 44 octets$"));
        Assert.DoesNotContain("immutability-policy", calls, StringComparison.Ordinal);
        Assert.Contains("issuer csr --vault https://kv-issuing.vault.azure.net/", output, StringComparison.Ordinal);
    }

    [Fact]
    public void locks_the_evidence_when_asked_and_not_twice()
    {
        using var judge = new Judge();
        var asked = RunHook(judge, "yes", "Unlocked");
        Assert.True(asked.ExitCode == 0, asked.Output);
        Assert.Single(Regex.Matches(asked.Calls, "immutability-policy lock .*--if-match"));
        var again = RunHook(judge, "yes", "Locked");
        Assert.DoesNotContain("immutability-policy lock ", again.Calls[asked.Calls.Length..], StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(again.Calls, "(?m)^azd env set DIGIRENEW_EVIDENCE_LOCKED true$"));
    }

    [Theory]
    [InlineData("premium", "seal-policy.json", false)]
    [InlineData("standard", "seal-policy-software.json", true)]
    public void asks_for_keys_in_hardware_where_the_vault_has_it(string vaults, string policy, bool software)
    {
        using var judge = new Judge();
        var (_, output, _) = RunHook(judge, "no", "session-token", vaults: vaults);
        Assert.Contains($"--policy @infra/{policy}", output, StringComparison.Ordinal);
        Assert.Equal(software, output.Contains("--out issuing.pem --software", StringComparison.Ordinal));
        using var asked = System.Text.Json.JsonDocument.Parse(Repository.Read("infra", policy));
        Assert.Equal(software ? "EC" : "EC-HSM", asked.RootElement.GetProperty("keyProperties").GetProperty("keyType").GetString());
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("11111111-2222-3333-4444-555555555555", 0)]
    public void registers_the_operators_application_once(string there, int made)
    {
        using var judge = new Judge();
        var (exitCode, output, calls) = RunHook(judge, "no", there, "operators.sh");
        Assert.True(exitCode == 0, output);
        Assert.Equal(made, Regex.Count(calls, "(?m)^ad app create "));
        Assert.Equal(made, Regex.Count(calls, "(?m)^ad sp create "));
        Assert.Equal(made, Regex.Count(calls, "(?m)^ad app federated-credential create .*"));
        Assert.Contains("ad app list --filter displayName eq 'DigiRenew operators test' ", calls, StringComparison.Ordinal);
        Assert.Matches("(?m)^ad app update .*--identifier-uris api://.* --optional-claims @.*operators-claims.json$", calls);
        Assert.Matches("(?m)^ad app update .*--web-redirect-uris https://front.example/.auth/login/aad/callback .*--app-roles @.*operators-roles.json$", calls);
        Assert.Contains("appRoleAssignmentRequired=true", calls, StringComparison.Ordinal);
        Assert.DoesNotContain("credential reset", calls, StringComparison.Ordinal);
        Assert.Contains("DIGIRENEW_OPERATORS_CLIENT_ID", output, StringComparison.Ordinal);
    }

    [Fact]
    public void gives_the_operators_application_the_roles_that_the_service_knows()
    {
        using var roles = System.Text.Json.JsonDocument.Parse(Repository.Read("infra", "operators-roles.json"));
        Assert.Equal(
            Regex.Matches(Repository.Read("functions", "Hosts", "Http", "OperatorRoles.cs"), @"const string \w+ = ""(\w+)""").Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal),
            roles.RootElement.EnumerateArray().Select(role => role.GetProperty("value").GetString()!).Order(StringComparer.Ordinal));
        Assert.All(roles.RootElement.EnumerateArray(), role => Assert.Equal(
            role.GetProperty("value").GetString() == "import" ? "Application" : "User", Assert.Single(role.GetProperty("allowedMemberTypes").EnumerateArray()).GetString()));
    }

    [Fact]
    public void says_what_to_do_when_the_vault_does_not_answer()
    {
        using var judge = new Judge();
        var (exitCode, output, calls) = RunHook(judge, "no", "FAIL");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("azd hooks run postprovision", output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret set", calls, StringComparison.Ordinal);
    }

    /// <summary>Runs the hook with an “az” of ours that writes down how it was called and answers every query alike.</summary>
    private static (int ExitCode, string Output, string Calls) RunHook(Judge judge, string lockEvidence, string answer, string hook = "postprovision.sh", string vaults = "premium")
    {
        judge.Keep("az", """
            #!/bin/sh
            echo "$*" >>calls
            for argument; do
              if [ "$previous" = --file ]; then echo "file of $(wc -c <"$argument") octets" >>calls; fi
              previous=$argument
            done
            [ "$ANSWER" != FAIL ] || exit 1
            echo "$ANSWER"
            """u8);
        judge.Keep("azd", "#!/bin/sh\necho \"azd $*\" >>calls\n"u8);
        var (exitCode, output) = judge.Run(
            "sh",
            "-c",
            $"chmod +x az azd; export ANSWER={answer} LOCK_EVIDENCE={lockEvidence} PATH=\"$PWD:$PATH\" AZURE_RESOURCE_GROUP=rg DATA_ACCOUNT=drdata AZURE_ENV_NAME=test AZURE_TENANT_ID=t FRONT_PRINCIPAL=p "
            + $"ISSUING_VAULT=kv-issuing SERVICE_VAULT=kv-service FRONT_VAULT=kv-front SERVICE_FRONT_URI=https://front.example DATA_ENDPOINT=https://drdata.blob.example/ INSIGHTS=appi VAULT_SKU={vaults}; sh '{Repository.Path("infra", "hooks", hook)}'");
        return (exitCode, output, System.Text.Encoding.UTF8.GetString(judge.Read("calls")));
    }

    private static string Variable(string name) =>
        Main.Declarations.Single(declaration => declaration.Keyword == "var" && declaration.Name == name).Rest.TrimStart(' ', '=');

    private static string[] Functions(string part) => [.. Regex.Match(Variable("functionsOf"), $@"{part}: \[([^\]]*)\]").Groups[1].Value
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Trim('\''))];

    private static string FunctionName(string row) => string.Concat(row.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string Value(string key) => ValuesOf(key).Single();

    private static string[] ValuesOf(string key) =>
        [.. Regex.Matches(Manifest, $@"(?m)^\s+{key}: (\S+)$").Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"(?m)^  (\w+):\n    project:")]
    private static partial Regex Service();

    [GeneratedRegex(@"(?m)^\s+new\(""([a-z-]+)"", (?:Get|Post|Put),")]
    private static partial Regex Row();

    [GeneratedRegex(@"\[Function\(""?(?:nameof\()?(\w+?)""?\)?\)\]")]
    private static partial Regex Function();

    [GeneratedRegex("keyvault secret set .*--name ([a-z-]+)")]
    private static partial Regex SecretSet();
}
