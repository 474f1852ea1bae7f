using System.Text;
using DigiRenew.Pki.Revocation;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Pki.Revocation;

/// <summary>Lists made by <c>openssl ca</c>, with an issuing distribution point (RFC 5280 §5.2.5).</summary>
public sealed class Reading_a_list_of_some_certificates : IDisposable
{
    private readonly DemoHierarchy _demo = DemoHierarchy.Build(at: DateTimeOffset.UtcNow);

    public void Dispose() => _demo.Dispose();

    [Fact]
    public void takes_one_of_end_entities_which_says_nothing_of_authorities()
    {
        var list = RevocationList.Read(List("onlyuser = TRUE"), _demo.Issuing).List!;
        Assert.False(list.Covers(_demo.Issuing));
        Assert.True(list.Covers(_demo.Holder));
        Assert.NotNull(list.Find("0A1B"));
    }

    [Theory]
    [InlineData("onlyCA = TRUE")]
    [InlineData("onlysomereasons = keyCompromise")]
    [InlineData("indirectCRL = TRUE")]
    [InlineData("fullname = URI:http://crl.example/own.crl\nindirectCRL = TRUE")]
    [InlineData("fullname = URI:http://crl.example/own.crl\nonlyCA = TRUE")]
    public void refuses_one_of_anything_else(string scope) => Assert.NotNull(RevocationList.Read(List(scope), _demo.Issuing).Refused);

    [Fact]
    public void takes_a_complete_one_for_authorities_too() =>
        Assert.True(RevocationList.Read(_demo.RevocationList(), _demo.Issuing).List!.Covers(_demo.Issuing));

    /// <summary>As some authorities write them, whose certificates all name the one address.</summary>
    [Theory]
    [InlineData("http://crl.example/own.crl", true)]
    [InlineData("http://crl.example/other.crl", false)]
    public void takes_one_of_a_distribution_point_for_the_certificates_that_name_it(string address, bool covers)
    {
        var list = RevocationList.Read(List($"fullname = URI:{address}"), _demo.Issuing).List!;
        var naming = _demo.Holder with { CrlAddresses = ["http://crl.example/mirror.crl", "http://crl.example/own.crl"] };
        Assert.Equal(covers, list.Covers(naming));
        Assert.Equal(covers, list.TellsOf(naming));
        Assert.False(list.Covers(_demo.Holder with { CrlAddresses = [] }));
    }

    private byte[] List(string scope)
    {
        using var judge = new Judge();
        judge.KeepPem("issuing.pem", "CERTIFICATE", _demo.Issuing.Der);
        judge.KeepPem("issuing.key", "PRIVATE KEY", _demo.IssuingKey.ExportPkcs8());
        judge.Keep("index.txt", "R\t351231235959Z\t261101000000Z\t0A1B\tunknown\t/CN=Other\n"u8);
        judge.Keep("number", "01\n"u8);
        judge.Keep("ca.cnf", Encoding.ASCII.GetBytes($"""
            [ca]
            default_ca = own
            [own]
            database = index.txt
            crlnumber = number
            default_md = sha256
            default_crl_days = 1
            crl_extensions = extensions
            [extensions]
            authorityKeyIdentifier = keyid:always
            issuingDistributionPoint = critical,@scope
            [scope]
            {scope}

            """));
        judge.OpenSsl("ca", "-gencrl", "-config", "ca.cnf", "-cert", "issuing.pem", "-keyfile", "issuing.key", "-out", "list.pem");
        judge.OpenSsl("crl", "-in", "list.pem", "-outform", "DER", "-out", "list.crl");
        return judge.Read("list.crl");
    }
}
