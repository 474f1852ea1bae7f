using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace DigiRenew.Tests.Full;

/// <summary>
/// What CI compiles against has the members that the real packages have: the assembly of AzureEdge.CompileCheck is loaded
/// beside them, and each public or protected member of a stand-in is looked for in the real type, to its parameters' names.
/// </summary>
public sealed class The_stand_ins
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] Spaces =
        ["Azure.Messaging.ServiceBus", "Azure.Security.KeyVault.Keys", "Azure.Security.KeyVault.Certificates", "Microsoft.Azure.Functions.Worker", "Microsoft.DurableTask", "Net.Pkcs11Interop", "SendGrid"];

    private static readonly Dictionary<string, Type> Real = new[]
    {
        typeof(Microsoft.Azure.Functions.Worker.FunctionAttribute),
        typeof(Microsoft.Azure.Functions.Worker.HttpTriggerAttribute),
        typeof(Microsoft.Azure.Functions.Worker.TimerTriggerAttribute),
        typeof(Microsoft.Azure.Functions.Worker.ServiceBusTriggerAttribute),
        typeof(Microsoft.Azure.Functions.Worker.DurableClientAttribute),
        typeof(Microsoft.Azure.Functions.Worker.Builder.FunctionsApplication),
        typeof(Microsoft.Azure.Functions.Worker.Builder.FunctionsApplicationBuilderAspNetCoreExtensions),
        typeof(Microsoft.DurableTask.TaskOrchestrationContext),
        typeof(Microsoft.DurableTask.Client.DurableTaskClient),
        typeof(Azure.Messaging.ServiceBus.ServiceBusClient),
        typeof(Azure.Security.KeyVault.Keys.Cryptography.CryptographyClient),
        typeof(Azure.Security.KeyVault.Certificates.CertificateClient),
        typeof(SendGrid.SendGridClient),
        typeof(Net.Pkcs11Interop.HighLevelAPI.IPkcs11Library),
    }.Select(type => type.Assembly).Distinct().SelectMany(assembly => assembly.GetExportedTypes())
        .GroupBy(type => type.FullName!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    private static readonly Type[] StandIns = Load();

    [Fact]
    public void have_only_members_that_the_packages_have()
    {
        Assert.InRange(StandIns.Length, 80, 400);
        var missing = StandIns.SelectMany(MissingOf).ToList();
        Assert.True(missing.Count == 0, string.Join(Environment.NewLine, missing));
    }

    [Fact]
    public void are_stand_ins_and_not_the_packages_themselves() =>
        Assert.All(StandIns, type => Assert.Equal("DigiRenew.Tests.AzureEdge", type.Assembly.GetName().Name));

    private static IEnumerable<string> MissingOf(Type standIn)
    {
        if (!Real.TryGetValue(standIn.FullName!, out var real))
        {
            return [$"no public type {standIn.FullName}"];
        }

        var known = Lineage(real).SelectMany(type => type.GetMembers(Own)).Where(IsSeen).SelectMany(Describe).ToHashSet(StringComparer.Ordinal);
        return standIn.GetMembers(Own).Where(IsSeen).SelectMany(Describe).Where(member => !known.Contains(member)).Select(member => $"{standIn.FullName} has no {member}");
    }

    private static IEnumerable<Type> Lineage(Type type)
    {
        for (var one = type; one is not null; one = one.BaseType)
        {
            yield return one;
        }

        foreach (var one in type.GetInterfaces())
        {
            yield return one;
        }
    }

    /// <summary>Public or protected, and written by somebody.</summary>
    private static bool IsSeen(MemberInfo member) => !member.IsDefined(typeof(CompilerGeneratedAttribute)) && !member.Name.StartsWith('<') && member switch
    {
        MethodInfo method => !method.IsSpecialName && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly)
            && method.Name is not ("ToString" or "Equals" or "GetHashCode" or "PrintMembers"),
        ConstructorInfo constructor => constructor.IsPublic || constructor.IsFamily || constructor.IsFamilyOrAssembly,
        PropertyInfo property => property.GetMethod is { IsPublic: true } && property.Name != "EqualityContract",
        FieldInfo field => field is { IsPublic: true, IsSpecialName: false },
        _ => false,
    };

    /// <summary>A property by its getter and its setter, a method with its parameters and what a caller or heir may leave to it.</summary>
    private static IEnumerable<string> Describe(MemberInfo member)
    {
        switch (member)
        {
            case PropertyInfo property:
                yield return $"{Kind(property.GetMethod!)}get {property.Name}: {property.PropertyType}";
                if (property.SetMethod is { IsPublic: true })
                {
                    yield return $"set {property.Name}: {property.PropertyType}";
                }

                break;
            case MethodInfo method:
                yield return $"{Kind(method)}{method.Name}`{method.GetGenericArguments().Length}({Parameters(method)}): {method.ReturnType}";
                break;
            case ConstructorInfo constructor:
                yield return $"new({Parameters(constructor)})";
                break;
            case FieldInfo { IsLiteral: true } constant:
                yield return $"{constant.Name} = {constant.GetRawConstantValue()}";
                break;
        }
    }

    private static string Kind(MethodInfo method) => method.IsStatic ? "static " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : string.Empty;

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{parameter.ParameterType} {parameter.Name}{(parameter.IsOptional ? "?" : string.Empty)}"));

    private static Type[] Load()
    {
        var path = Path.Combine(Root(), "tests/AzureEdge.CompileCheck/bin/Release/net10.0/DigiRenew.Tests.AzureEdge.dll");
        var beside = new AssemblyLoadContext("stand-ins");
        var resolver = new AssemblyDependencyResolver(path);
        beside.Resolving += (context, name) => resolver.ResolveAssemblyToPath(name) is { } found ? context.LoadFromAssemblyPath(found) : null;
        return [.. beside.LoadFromAssemblyPath(path).GetExportedTypes().Where(type => Spaces.Any(space => (type.Namespace + ".").StartsWith(space + ".", StringComparison.Ordinal)))];
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DigiRenew.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
