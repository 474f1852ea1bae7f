using System.Reflection;
using System.Reflection.Emit;
using DigiRenew.Journey;

namespace DigiRenew.Tests.Unit.Journey.Issuance;

/// <summary>
/// The issuing step parses nothing but DER that it re-verifies (and the JSON inside signatures that hold): no reader of
/// documents, pictures, forms or XML can be reached from it. Found by following every call in the compiled code; what a port
/// does behind its interface is the host's.
/// </summary>
public sealed class What_issuing_parses
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    private static readonly string[] Strangers =
        ["DigiRenew.Journey.Uploads", "System.Xml", "System.IO.Compression", "System.Text.RegularExpressions", "System.Net"];

    [Fact]
    public void reads_no_format_of_strangers() => Assert.Equal([], ReachedFrom("DigiRenew.Journey.Issuance").Where(IsForStrangers).ToArray());

    [Fact]
    public void verifies_signatures_again() =>
        Assert.Superset(new HashSet<string> { "DigiRenew.Pki.Cms.CadesSignature", "DigiRenew.Pdf.SignedPaper" }, ReachedFrom("DigiRenew.Journey.Issuance"));

    [Fact]
    public void the_search_finds_the_readers_where_uploads_are_received() =>
        Assert.Contains(ReachedFrom("DigiRenew.Journey.Uploads"), name => name.StartsWith("DigiRenew.Journey.Uploads.Formats.PdfFile", StringComparison.Ordinal));

    private static bool IsForStrangers(string name) => Strangers.Any(stranger => name.StartsWith(stranger + ".", StringComparison.Ordinal));

    /// <summary>Names of the types of every method that the types of a namespace call, and those in turn.</summary>
    private static SortedSet<string> ReachedFrom(string space)
    {
        var seen = new HashSet<MethodBase>();
        var types = new SortedSet<string>(StringComparer.Ordinal);
        var queue = new Queue<MethodBase>(typeof(JourneyApplication).Assembly.GetTypes().Where(type => type.Namespace == space).SelectMany(MethodsOf));
        while (queue.TryDequeue(out var method))
        {
            if (!seen.Add(method) || method.DeclaringType is not { } type)
            {
                continue;
            }

            types.Add(type.FullName ?? type.Name);
            if (type.Assembly.GetName().Name!.StartsWith("DigiRenew", StringComparison.Ordinal))
            {
                CalledBy(method).ForEach(queue.Enqueue);
            }
        }

        return types;
    }

    private static IEnumerable<MethodBase> MethodsOf(Type type) => type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All));

    private static List<MethodBase> CalledBy(MethodBase method)
    {
        var called = new List<MethodBase>();
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? unchecked((short)(0xFE00 | code[at + 1])) : code[at];
            var operation = OpCodesByValue[value];
            at += operation.Size;
            if (operation.OperandType is OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType
                && Resolve(method, BitConverter.ToInt32(code, at)) is { } member)
            {
                // A type that is only named (an async method's state machine is) may run all its methods.
                called.AddRange(member is MethodBase one ? [one, .. StateMachineOf(one)] : member is Type type && IsCompilers(type) ? MethodsOf(type) : []);
            }

            at += operation.OperandType == OperandType.InlineSwitch ? 4 + (4 * BitConverter.ToInt32(code, at)) : LengthOf(operation.OperandType);
        }

        return called;
    }

    private static IEnumerable<MethodBase> StateMachineOf(MethodBase method) =>
        method.GetCustomAttribute<System.Runtime.CompilerServices.StateMachineAttribute>() is { StateMachineType: var type } ? MethodsOf(type) : [];

    private static bool IsCompilers(Type type) => type.Name.StartsWith('<');

    private static MemberInfo? Resolve(MethodBase method, int token)
    {
        try
        {
            return method.Module.ResolveMember(token, method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
        }
        catch (ArgumentException)
        {
            return null; // A field's token.
        }
    }

    private static int LengthOf(OperandType type) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
