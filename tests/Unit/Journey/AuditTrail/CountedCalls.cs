using System.Reflection;

namespace DigiRenew.Tests.Unit.Journey.AuditTrail;

/// <summary>Hands every call on and counts it.</summary>
public class CountedCalls<T> : DispatchProxy
    where T : class
{
    private T _inner = null!;

    public int Count { get; private set; }

    internal void HandOnTo(T inner) => _inner = inner;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Count++;
        return targetMethod!.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
