using System.Security.Cryptography;
using DigiRenew.Pki.Certificates;
using Xunit;

namespace DigiRenew.Tests.Unit.Pki;

public sealed class Stating_that_a_certificate_is_qualified
{
    [Theory]
    [InlineData(QcIdentMethod.Eidas1PresenceOrEid, "04008E4601 0801")]
    [InlineData(QcIdentMethod.Eidas2Identified, "04008E4601 0803")]
    [InlineData(QcIdentMethod.Eidas2Signature, "04008E4601 0804")]
    public void names_the_method_of_identification(QcIdentMethod method, string oid)
    {
        var der = new QcStatements { IdentMethod = method }.Write();

        // SEQUENCE { SEQUENCE { 0.4.0.1862.1.8, SEQUENCE { 0.4.0.1862.1.8.n } } }
        Assert.Equal("3015" + "3013" + "060604008E460108" + "3009" + "0607" + oid.Replace(" ", "", StringComparison.Ordinal), Convert.ToHexString(der));
        Assert.Equal(method, QcStatements.Read(der).IdentMethod);
    }

    [Fact]
    public void passes_over_statements_and_methods_that_are_not_known() => Assert.True(QcStatements.Read(Convert.FromHexString(
        "301E" + "3007" + "06052A03040506" + "3013" + "060604008E460108" + "3009" + "0607" + "04008E46010809")).IsEmpty);

    [Theory]
    [InlineData("")]
    [InlineData("300000")]
    [InlineData("3010" + "3006" + "060404008E46" + "3006" + "060404008E46")]
    [InlineData("300C" + "300A" + "060604008E460101" + "0500")]
    [InlineData("300D" + "300B" + "060604008E460103" + "0201FF")]
    [InlineData("300A" + "3008" + "060604008E460103")]
    [InlineData("300C" + "300A" + "060604008E460106" + "3000")]
    [InlineData("300C" + "300A" + "060604008E460108" + "3000")]
    public void is_refused_where_it_is_malformed_or_said_twice(string der) => Assert.Throws<CryptographicException>(() => QcStatements.Read(Convert.FromHexString(der)));
}
