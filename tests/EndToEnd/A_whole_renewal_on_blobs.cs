using System.Text;
using DigiRenew.Demo;

namespace DigiRenew.Tests.EndToEnd;

/// <summary>What the demonstration leaves behind when orders, evidence, register and audit trail lie in blobs.</summary>
[Collection("Walks")]
public sealed class A_whole_renewal_on_blobs(DemonstrationOnBlobs walk) : IClassFixture<DemonstrationOnBlobs>
{
    [Fact]
    public async Task ends_with_a_certificate_that_openssl_verifies_today() =>
        Assert.Contains("OK", await Tool.RunAsync("openssl", ["verify", "-x509_strict", "-CAfile", walk.At("certificate", "root.pem"), "-untrusted", walk.At("certificate", "issuing.pem"), walk.At("certificate", "new.pem")]), StringComparison.Ordinal);

    [Fact]
    public void survived_two_kills_with_one_certificate()
    {
        Assert.Equal(2, walk.Summary.GetProperty("kills").GetInt32());
        Assert.Single(Directory.EnumerateFiles(walk.At("service", "evidence"), "named-certificate", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task has_an_audit_trail_that_is_whole() =>
        Assert.Contains("1 orders", await Tool.RunAsync(Programs.Admin, ["audit", "verify", walk.At("audit")]), StringComparison.Ordinal);

    [Fact]
    public void leaves_nothing_but_operators_and_keys_in_the_data_directory()
    {
        Assert.False(Directory.Exists(walk.At("service", "private")));
        Assert.False(Directory.Exists(walk.At("service", "audit")));
        var database = Encoding.Latin1.GetString(File.ReadAllBytes(walk.At("service", "digirenew.db")));
        Assert.DoesNotContain("OrderPlaced", database, StringComparison.Ordinal);
    }

    [Fact]
    public void leaves_the_PIN_nowhere_but_in_its_own_summary() => Assert.All(
        Directory.EnumerateFiles(walk.Folder, "*", SearchOption.AllDirectories).Where(file => file != walk.At("summary.json")),
        file => Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.ASCII.GetBytes(walk.Pin)) < 0, $"the PIN stands in {file}"));

    [Fact]
    public void tells_every_step_with_time_and_result() => Assert.All(
        walk.Summary.GetProperty("steps").EnumerateArray(),
        step => Assert.DoesNotContain("failed", step.GetProperty("result").GetString(), StringComparison.Ordinal));
}
