using System.Collections.Immutable;
using System.Numerics;

namespace DigiRenew.Pki;

/// <summary>What can be seen of an RSA modulus without its factors.</summary>
public static class RsaModulus
{
    private const int LargestSmallFactor = 1000;
    private const int LargestRocaPrime = 167;
    private const int RocaGenerator = 65537;
    private const int FermatRounds = 100;

    private static readonly ImmutableArray<int> SmallPrimes = [.. Enumerable.Range(2, LargestSmallFactor - 1).Where(IsPrime)];

    private static readonly ImmutableArray<(int Prime, ImmutableHashSet<int> Subgroup)> RocaSubgroups =
        [.. SmallPrimes.Where(prime => prime is > 2 and <= LargestRocaPrime).Select(prime => (prime, SubgroupOf(prime)))];

    /// <summary>Divisible by a prime up to 1000.</summary>
    public static bool HasSmallFactor(BigInteger modulus) => SmallPrimes.Any(prime => modulus % prime == 0);

    /// <summary>
    /// The fingerprint of CVE-2017-15361: modulo every prime from 3 to 167 the modulus is a power of 65537, because both factors are
    /// k·M + (65537^a mod M), M being the product of such primes. About one ordinary modulus in 2²⁷ has it by chance.
    /// </summary>
    public static bool HasRocaFingerprint(BigInteger modulus) =>
        RocaSubgroups.All(group => group.Subgroup.Contains((int)(modulus % group.Prime)));

    /// <summary>Factors so close to each other that Fermat's method finds them within 100 rounds (CVE-2022-26320).</summary>
    public static bool HasCloseFactors(BigInteger modulus)
    {
        var a = SquareRoot(modulus);
        if (a * a == modulus)
        {
            return true;
        }

        for (var round = 0; round < FermatRounds; round++)
        {
            a++;
            var square = (a * a) - modulus;
            if (MayBeSquare(square) && SquareRoot(square) is var b && b * b == square)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPrime(int number) => number > 1 && Enumerable.Range(2, (int)Math.Sqrt(number) - 1).All(divisor => number % divisor != 0);

    private static ImmutableHashSet<int> SubgroupOf(int prime)
    {
        var all = ImmutableHashSet.CreateBuilder<int>();
        for (var power = 1; all.Add(power); power = power * (RocaGenerator % prime) % prime)
        {
        }

        return all.ToImmutable();
    }

    /// <summary>Squares have 12 of the 64 residues modulo 64; asking first saves most of the roots.</summary>
    private static bool MayBeSquare(BigInteger number)
    {
        var residue = (int)(number & 63);
        return Enumerable.Range(0, 64).Any(root => root * root % 64 == residue);
    }

    private static BigInteger SquareRoot(BigInteger number)
    {
        var root = BigInteger.One << (int)((number.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + (number / root)) >> 1;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }
}
