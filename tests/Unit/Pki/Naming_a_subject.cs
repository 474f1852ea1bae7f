using System.Security.Cryptography;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using Xunit;

namespace DigiRenew.Tests.Unit.Pki;

public sealed class Naming_a_subject
{
    [Fact]
    public void gives_the_text_of_RFC_4514_last_attribute_first() => Assert.Equal(
        "CN=Ștefan,SERIALNUMBER=PNORO-1630615123457,GN=Ș,SN=Î,organizationIdentifier=VATRO-1,OU=u,O=o,STREET=s,L=l,ST=j,C=RO,E=a@b.ro,2.5.4.12=Dr.",
        DistinguishedName.Read(DistinguishedName.Write(
            ("2.5.4.12", "Dr."),
            (Oids.EmailAddress, "a@b.ro"),
            (Oids.Country, "RO"),
            (Oids.State, "j"),
            (Oids.Locality, "l"),
            (Oids.Street, "s"),
            (Oids.Organisation, "o"),
            (Oids.OrganisationalUnit, "u"),
            (Oids.OrganisationIdentifier, "VATRO-1"),
            (Oids.Surname, "Î"),
            (Oids.GivenName, "Ș"),
            (Oids.SerialNumber, "PNORO-1630615123457"),
            (Oids.CommonName, "Ștefan"))).ToString());

    [Theory]
    [InlineData("A, B", "A\\, B")]
    [InlineData(" a ", "\\ a\\ ")]
    [InlineData(" ", "\\ ")]
    [InlineData("#1", "\\#1")]
    [InlineData("a#1", "a#1")]
    [InlineData("a+b;c<d>e\"f\\g=h", "a\\+b\\;c\\<d\\>e\\\"f\\\\g=h")]
    [InlineData("a\r\nb\0", "a\\0D\\0Ab\\00")]
    public void escapes_what_has_a_meaning(string value, string escaped) =>
        Assert.Equal("CN=" + escaped, DistinguishedName.Read(DistinguishedName.Write((Oids.CommonName, value))).ToString());

    [Theory]
    [InlineData(Oids.Country, "Ș")]
    [InlineData(Oids.SerialNumber, "a_b")]
    [InlineData(Oids.EmailAddress, "ș@b.ro")]
    [InlineData(Oids.CommonName, "")]
    public void refuses_characters_that_a_type_does_not_have(string oid, string value) =>
        Assert.ThrowsAny<ArgumentException>(() => DistinguishedName.Write((oid, value)));

    [Theory]
    [InlineData("")]
    [InlineData("3100")]
    [InlineData("30020500")]
    [InlineData("30023100")]
    [InlineData("300B310930070603550403130100")]
    [InlineData("300D310B3009060355040613024F")]
    [InlineData("300D310B300906035504060C02C328")]
    [InlineData("300000")]
    public void refuses_what_is_not_one_Name(string der) => Assert.Throws<CryptographicException>(() => DistinguishedName.Read(Convert.FromHexString(der)));

    [Fact]
    public void reads_the_string_types_of_old_certificates()
    {
        static byte[] Attribute(string content) => Convert.FromHexString($"31{(content.Length / 2) + 2:X2}30{content.Length / 2:X2}{content}");
        byte[] bmp = Attribute("060355040A1E020218");
        byte[] t61 = Attribute("060355040B1401E9");
        byte[] bits = Attribute("060355040303020041");
        byte[] all = [.. bmp, .. t61, .. bits];

        Assert.Equal("CN=\\#03020041,OU=é,O=Ș", DistinguishedName.Read((byte[])[0x30, (byte)all.Length, .. all]).ToString());
    }
}
