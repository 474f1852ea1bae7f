using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using DigiRenew.Pki;
using Xunit;

namespace DigiRenew.Tests.Unit.Pki;

public sealed class Judging_a_public_key
{
    private static readonly int[] Primes = [.. Enumerable.Range(2, 900).Where(number => Enumerable.Range(2, number - 2).All(divisor => number % divisor != 0))];

    [Theory]
    [InlineData(KeyAlgorithm.Rsa2048)]
    [InlineData(KeyAlgorithm.P256)]
    [InlineData(KeyAlgorithm.P384)]
    public void finds_ordinary_keys_good(KeyAlgorithm algorithm)
    {
        using var key = SoftwareKey.Generate(algorithm);

        Assert.Null(PublicKeys.WeaknessOf(key.SubjectPublicKeyInfo));
        Assert.Equal(algorithm, PublicKeys.AlgorithmOf(key.SubjectPublicKeyInfo));
    }

    [Fact]
    public void finds_moduli_with_the_structure_of_ROCA()
    {
        var random = new Random(15361);
        // CVE-2017-15361: M is the product of the first 126 primes for keys of 2048 bits.
        var product = Primes.Take(126).Aggregate(BigInteger.One, (all, prime) => all * prime);
        for (var i = 0; i < 20; i++)
        {
            var n = Factor(random, product) * Factor(random, product);

            Assert.True(RsaModulus.HasRocaFingerprint(n));
            Assert.Contains("ROCA", PublicKeys.WeaknessOf(Rsa(n, 65537)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void does_not_take_ordinary_numbers_for_ROCA()
    {
        var random = new Random(2000);
        for (var i = 0; i < 2000; i++)
        {
            Assert.False(RsaModulus.HasRocaFingerprint(Odd(random, 2048)));
        }
    }

    [Theory]
    [InlineData(3, "below")]
    [InlineData(17, "below")]
    [InlineData(65535, "below")]
    [InlineData(65536, "even")]
    [InlineData(65538, "even")]
    public void finds_weak_exponents(int exponent, string why)
    {
        using var rsa = RSA.Create(2048);
        var n = new BigInteger(rsa.ExportParameters(false).Modulus, isUnsigned: true, isBigEndian: true);

        Assert.Contains(why, PublicKeys.WeaknessOf(Rsa(n, exponent)), StringComparison.Ordinal);
        Assert.Null(PublicKeys.WeaknessOf(Rsa(n, 65537)));
    }

    [Fact]
    public void finds_moduli_that_fall_apart()
    {
        using var rsa = RSA.Create(2048);
        var p = new BigInteger(rsa.ExportParameters(true).P, isUnsigned: true, isBigEndian: true);

        Assert.Contains("small factor", PublicKeys.WeaknessOf(Rsa(p * p * 3, 65537)), StringComparison.Ordinal);
        Assert.Contains("small factor", PublicKeys.WeaknessOf(Rsa(p * p * 2, 65537)), StringComparison.Ordinal);
        Assert.Contains("close", PublicKeys.WeaknessOf(Rsa(p * p, 65537)), StringComparison.Ordinal);
        Assert.Contains("close", PublicKeys.WeaknessOf(Rsa(p * NextCoprime(p), 65537)), StringComparison.Ordinal);
    }

    [Fact]
    public void finds_a_point_beside_the_curve()
    {
        using var key = SoftwareKey.Generate(KeyAlgorithm.P256);
        var off = key.SubjectPublicKeyInfo.ToArray();
        off[^1] ^= 1;

        Assert.Contains("curve", PublicKeys.WeaknessOf(off), StringComparison.Ordinal);
        Assert.False(PublicKeys.Verify(off, SignatureScheme.EcdsaSha256, [1], [1]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("3000")]
    [InlineData("302A300506032B6570032100D75A980182B10AB7D54BFED3C964073A0EE172F3DAA62325AF021A68F707511A")]
    public void does_not_know_other_keys(string spki)
    {
        var der = Convert.FromHexString(spki);

        Assert.Null(PublicKeys.AlgorithmOf(der));
        Assert.NotNull(PublicKeys.WeaknessOf(der));
        Assert.False(PublicKeys.Verify(der, SignatureScheme.EcdsaSha256, [], []));
    }

    [Fact]
    public void refuses_trailing_octets()
    {
        using var key = SoftwareKey.Generate(KeyAlgorithm.P256);

        Assert.Null(PublicKeys.AlgorithmOf((byte[])[.. key.SubjectPublicKeyInfo.Span, 0]));
    }

    [Fact]
    public void looks_for_close_factors_no_longer_than_the_square_of_a_modulus_length()
    {
        var (shorter, longer) = (Odd(new Random(1), 2048), Odd(new Random(1), 8192));
        var ratio = Fastest.Of(() => RsaModulus.HasCloseFactors(longer)) / Fastest.Of(() => RsaModulus.HasCloseFactors(shorter));
        Assert.True(ratio < 64, ratio.ToString(CultureInfo.InvariantCulture)); // four times as long: 16, and as much again for chance
    }

    private static BigInteger Factor(Random random, BigInteger product) =>
        (Odd(random, 52) * product) + BigInteger.ModPow(65537, Odd(random, 60), product);

    private static BigInteger Odd(Random random, int bits)
    {
        var octets = new byte[(bits + 7) / 8];
        random.NextBytes(octets);
        return new BigInteger(octets, isUnsigned: true) | (BigInteger.One << (bits - 1)) | 1;
    }

    private static BigInteger NextCoprime(BigInteger p)
    {
        do
        {
            p += 2;
        }
        while (RsaModulus.HasSmallFactor(p));

        return p;
    }

    private static byte[] Rsa(BigInteger n, int e)
    {
        var writer = new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Oids.RsaEncryption);
                writer.WriteNull();
            }

            var key = new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.DER);
            using (key.PushSequence())
            {
                key.WriteInteger(n);
                key.WriteInteger(e);
            }

            writer.WriteBitString(key.Encode());
        }

        return writer.Encode();
    }
}
