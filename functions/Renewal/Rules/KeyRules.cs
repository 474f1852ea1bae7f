using System.Collections.Immutable;
using System.Globalization;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Pki;

namespace DigiRenew.Renewal.Rules;

/// <summary>Which new keys are accepted (SPEC §2): a dated table, like the rules of dates.</summary>
/// <param name="Version">Version of this set of values.</param>
/// <param name="EffectiveFrom">First day on which it is in force.</param>
/// <param name="Algorithms">Accepted, by preference; RSA 2048 is not among them.</param>
/// <param name="Rsa2048Until">The last day on which RSA 2048 is accepted too; null where it is not.</param>
public sealed record KeyRules(string Version, DateOnly EffectiveFrom, ImmutableArray<KeyAlgorithm> Algorithms, DateOnly? Rsa2048Until = null)
{
    private const string Name = "keys";

    /// <summary>RSA 3072 or 4096, P-256, P-384.</summary>
    public static ImmutableArray<KeyAlgorithm> Usual { get; } = [KeyAlgorithm.Rsa3072, KeyAlgorithm.Rsa4096, KeyAlgorithm.P256, KeyAlgorithm.P384];

    /// <summary>What is accepted on a day, by preference.</summary>
    public ImmutableArray<KeyAlgorithm> AcceptedOn(DateOnly day) => day <= Rsa2048Until ? Algorithms.Add(KeyAlgorithm.Rsa2048) : Algorithms;

    /// <summary>Judges a key on a day.</summary>
    /// <param name="key">Its type; null where we do not know it.</param>
    /// <param name="weak">Whether it has a known weakness: a weak exponent, the ROCA fingerprint.</param>
    /// <param name="day">The local day.</param>
    /// <param name="name">Says a type's name on the wire.</param>
    public Refusal? Judge(KeyAlgorithm? key, bool weak, DateOnly day, Func<KeyAlgorithm, string> name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var accepted = AcceptedOn(day);
        var known = key is { } type && accepted.Contains(type);
        if (known && !weak)
        {
            return null;
        }

        var inputs = Facts.Of(("today", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("key", key is { } given ? name(given) : "unknown"));
        return new(
            Problems.KeyNotAccepted,
            Facts.Of(("reason", known ? "key-weak" : "key-type"), ("accepted", string.Join(", ", accepted.Select(name)))),
            new(Name, Version, EffectiveFrom, Facts.Sorted(inputs)),
            key == KeyAlgorithm.Rsa2048 ? Rsa2048Until : null);
    }
}
