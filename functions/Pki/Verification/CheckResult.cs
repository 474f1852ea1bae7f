using System.Collections.Immutable;

namespace DigiRenew.Pki.Verification;

/// <summary>One check: its indication, why it did not pass, a plain English reason, and the data it rests on.</summary>
public sealed record CheckResult(
    Indication Indication, SubIndication? SubIndication, string Reason, ImmutableSortedDictionary<string, string> Basis)
{
    public bool Passed => Indication == Indication.TotalPassed;

    public static CheckResult Pass(params ReadOnlySpan<(string Name, string Value)> basis) =>
        new(Indication.TotalPassed, null, string.Empty, Collect(basis));

    public static CheckResult Fail(SubIndication why, string reason, params ReadOnlySpan<(string Name, string Value)> basis) =>
        new(Indication.TotalFailed, why, reason, Collect(basis));

    public static CheckResult Undecided(SubIndication why, string reason, params ReadOnlySpan<(string Name, string Value)> basis) =>
        new(Indication.Indeterminate, why, reason, Collect(basis));

    private static ImmutableSortedDictionary<string, string> Collect(ReadOnlySpan<(string Name, string Value)> basis)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in basis)
        {
            all[name] = value;
        }

        return all.ToImmutable();
    }
}
