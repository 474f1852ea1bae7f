using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using DigiRenew.Pki;

namespace DigiRenew.Tests.Fuzz.Harness;

/// <summary>
/// ./run fuzz --moduli N: ordinary RSA moduli, products of two random primes as every key generator makes them, are put to
/// the tests for weak keys. None may be called weak: a false positive would refuse an honest holder's key.
/// </summary>
internal static class OrdinaryModuli
{
    /// <summary>Each prime is used with every other of its batch: n primes give n(n-1)/2 moduli, as different to these tests as fresh ones.</summary>
    private const int Batch = 64;

    public static int Run(int count, TextWriter output)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var judged = 0;
        while (judged < count)
        {
            var primes = Primes();
            foreach (var modulus in primes.SelectMany((p, i) => primes.Skip(i + 1).Select(q => p * q)).Take(count - judged))
            {
                judged++;
                Count(found, "ROCA fingerprint", RsaModulus.HasRocaFingerprint(modulus));
                Count(found, "small factor", RsaModulus.HasSmallFactor(modulus));
                Count(found, "close factors", RsaModulus.HasCloseFactors(modulus));
            }
        }

        output.WriteLine(FormattableString.Invariant($"{judged} ordinary moduli"));
        foreach (var (name, times) in found.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            output.WriteLine(FormattableString.Invariant($"  {name}: {times}"));
        }

        return found.Values.Sum() == 0 ? 0 : 1;
    }

    private static void Count(Dictionary<string, int> found, string name, bool hit) =>
        found[name] = found.GetValueOrDefault(name) + (hit ? 1 : 0);

    /// <summary>Primes of 512 bits, made by the platform's key generation.</summary>
    private static List<BigInteger> Primes()
    {
        var primes = new ConcurrentBag<BigInteger>();
        Parallel.For(0, Batch / 2, _ =>
        {
            using var rsa = RSA.Create(1024);
            var parts = rsa.ExportParameters(true);
            primes.Add(new BigInteger(parts.P, isUnsigned: true, isBigEndian: true));
            primes.Add(new BigInteger(parts.Q, isUnsigned: true, isBigEndian: true));
        });
        return [.. primes];
    }

    /// <summary>The count after --moduli, or null.</summary>
    public static int? CountIn(string[] arguments) =>
        arguments.SkipWhile(argument => argument != "--moduli").Skip(1).FirstOrDefault() is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
