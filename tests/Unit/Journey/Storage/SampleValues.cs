using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using DigiRenew.Pki;

namespace DigiRenew.Tests.Unit.Journey.Storage;

/// <summary>Makes a record of any shape, its parameters filled by their names: the same every time.</summary>
internal static class SampleValues
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    /// <summary>An instance through its widest constructor.</summary>
    public static object Make(Type type) => Widest(type) is { } constructor
        ? constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, parameter.Name!))])
        : Activator.CreateInstance(type)!;

    private static ConstructorInfo? Widest(Type type) => type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length);

    private static object Value(Type type, string name) => Nullable.GetUnderlyingType(type) is { } underlying ? Value(underlying, name) : type switch
    {
        _ when type == typeof(string) => name.ToLowerInvariant(),
        _ when type == typeof(Sha256Digest) => Sha256Digest.Of(Encoding.UTF8.GetBytes(name)),
        _ when type == typeof(DateTimeOffset) => Moment,
        _ when type == typeof(DateOnly) => DateOnly.FromDateTime(Moment.UtcDateTime),
        _ when type == typeof(Guid) => new Guid(Sha256Digest.Of(Encoding.UTF8.GetBytes(name)).Hex[..32]),
        _ when type == typeof(bool) => true,
        _ when type.IsEnum => Enum.GetValues(type).GetValue(0)!,
        _ when type.IsPrimitive || type == typeof(decimal) => Convert.ChangeType(12, type, CultureInfo.InvariantCulture),
        _ when type == typeof(ImmutableSortedDictionary<string, string>) => ImmutableSortedDictionary<string, string>.Empty.Add(name, "value"),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => One(type.GetGenericArguments()[0], name),
        _ => Make(type),
    };

    private static object One(Type element, string name)
    {
        var list = Array.CreateInstance(element, 1);
        ((IList)list)[0] = Value(element, name);
        return typeof(ImmutableArray).GetMethods()
            .Single(method => method.Name == nameof(ImmutableArray.Create) && method.GetParameters() is [{ ParameterType.IsArray: true }] )
            .MakeGenericMethod(element).Invoke(null, [list])!;
    }
}
