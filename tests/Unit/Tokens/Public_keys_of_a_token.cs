using System.Security.Cryptography;
using DigiRenew.Pki;
using DigiRenew.Tokens;
using DigiRenew.Tokens.Pkcs11;
using Xunit;

namespace DigiRenew.Tests.Unit.Tokens;

public sealed class Public_keys_of_a_token
{
    [Theory]
    [InlineData("1.2.840.10045.3.1.7", KeyAlgorithm.P256, false)]
    [InlineData("1.2.840.10045.3.1.7", KeyAlgorithm.P256, true)]
    [InlineData("1.3.132.0.34", KeyAlgorithm.P384, false)]
    [InlineData("1.3.132.0.34", KeyAlgorithm.P384, true)]
    public void are_read_from_a_point_in_an_octet_string_or_bare(string curve, KeyAlgorithm algorithm, bool wrapped)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromValue(curve));
        var q = key.ExportParameters(false).Q;
        byte[] point = [0x04, .. q.X!, .. q.Y!];
        var spki = SubjectPublicKey.OfEc(SubjectPublicKey.NamedCurve(curve), wrapped ? [0x04, (byte)point.Length, .. point] : point);
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), spki);
        Assert.Equal(algorithm, SubjectPublicKey.AlgorithmOf(spki));
    }

    [Fact]
    public void are_read_from_modulus_and_exponent_with_or_without_leading_zeros()
    {
        using var key = RSA.Create(2048);
        var p = key.ExportParameters(false);
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), SubjectPublicKey.OfRsa(p.Modulus, p.Exponent));
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), SubjectPublicKey.OfRsa([0, .. p.Modulus!], [0, .. p.Exponent!]));
        Assert.Equal(KeyAlgorithm.Rsa2048, SubjectPublicKey.AlgorithmOf(key.ExportSubjectPublicKeyInfo()));
    }

    [Fact]
    public void have_no_known_type_where_the_size_is_another()
    {
        using var key = RSA.Create(1024);
        Assert.Null(SubjectPublicKey.AlgorithmOf(key.ExportSubjectPublicKeyInfo()));
        Assert.Null(SubjectPublicKey.AlgorithmOf(new byte[] { 0x30, 0x01 }));
        Assert.Null(SubjectPublicKey.OfEc(SubjectPublicKey.NamedCurve("1.3.132.0.34"), [2, 1, 1]));
    }
}
