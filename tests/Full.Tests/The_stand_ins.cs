using System.Reflection;
using System.Text.RegularExpressions;

namespace DigiRenew.Tests.Full;

/// <summary>What CompileCheck compiles against has the names that the real packages have.</summary>
public sealed partial class The_stand_ins
{
    private static readonly Dictionary<string, Type> Real = new[]
    {
        typeof(Microsoft.Azure.Functions.Worker.FunctionAttribute),
        typeof(Microsoft.Azure.Functions.Worker.HttpTriggerAttribute),
        typeof(Microsoft.Azure.Functions.Worker.TimerTriggerAttribute),
        typeof(Microsoft.Azure.Functions.Worker.ServiceBusTriggerAttribute),
        typeof(Microsoft.Azure.Functions.Worker.DurableClientAttribute),
        typeof(Microsoft.Azure.Functions.Worker.Builder.FunctionsApplication),
        typeof(Microsoft.DurableTask.TaskOrchestrationContext),
        typeof(Microsoft.DurableTask.Client.DurableTaskClient),
        typeof(Azure.Messaging.ServiceBus.ServiceBusClient),
        typeof(Azure.Security.KeyVault.Keys.Cryptography.CryptographyClient),
        typeof(Azure.Security.KeyVault.Certificates.CertificateClient),
        typeof(SendGrid.SendGridClient),
        typeof(Net.Pkcs11Interop.HighLevelAPI.IPkcs11Library),
    }.Select(type => type.Assembly).Distinct().SelectMany(assembly => assembly.GetExportedTypes())
        .GroupBy(type => type.FullName!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    public static TheoryData<string> Files()
    {
        var files = new TheoryData<string>();
        foreach (var file in Directory.EnumerateFiles(Folder(), "*.cs"))
        {
            files.Add(Path.GetFileName(file));
        }

        return files;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void name_types_and_members_that_the_packages_have(string file)
    {
        var (space, type) = (string.Empty, string.Empty);
        foreach (var line in File.ReadLines(Path.Combine(Folder(), file)))
        {
            if (NamespaceLine().Match(line) is { Success: true } named)
            {
                space = named.Groups[1].Value;
            }
            else if (TypeLine().Match(line) is { Success: true } declared)
            {
                type = $"{space}.{declared.Groups[1].Value}";
                Assert.True(Real.ContainsKey(type), $"{file}: the packages have no public {type}.");
            }
            else if (MemberLine().Match(line) is { Success: true } member && Real.TryGetValue(type, out var real))
            {
                var name = member.Groups[1].Value;
                Assert.True(name == real.Name || Members(real).Contains(name), $"{file}: {type} has no {name}.");
            }
        }
    }

    private static HashSet<string> Members(Type type) =>
        [.. type.GetInterfaces().Append(type).SelectMany(each => each.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy)).Select(member => member.Name)];

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DigiRenew.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "tests/AzureEdge.CompileCheck/StandIns");
    }

    [GeneratedRegex(@"^namespace ([\w.]+)")]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^    public (?:abstract |sealed |static |readonly )*(?:class|interface|struct|enum|record) (\w+)")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^        (?:public |virtual |static |abstract |override )*[\w<>\[\]?., ]+? (\w+)(?:<\w+>)?(?: \{| =>|\()")]
    private static partial Regex MemberLine();
}
