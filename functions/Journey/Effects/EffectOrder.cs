using System.Globalization;

namespace DigiRenew.Journey.Effects;

/// <summary>Orders effect ids by record, then by place: 9.0 before 10.0.</summary>
internal sealed class EffectOrder : IComparer<string>
{
    public static EffectOrder Instance { get; } = new();

    public int Compare(string? x, string? y) => Parts(x).CompareTo(Parts(y));

    private static (long Record, int Place) Parts(string? id)
    {
        var parts = (id ?? "0.0").Split('.');
        return (long.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
