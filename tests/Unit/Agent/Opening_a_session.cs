using System.Text;
using DigiRenew.Agent.Following;
using DigiRenew.Agent.Service;
using DigiRenew.Agent.Updating;
using Xunit;

namespace DigiRenew.Tests.Unit.Agent;

public sealed class Opening_a_session
{
    [Fact]
    public async Task signs_a_statement_that_the_agent_writes_byte_for_byte()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        var statement = Encoding.UTF8.GetString(bench.Service.SessionStatements.Single());
        var thumbprint = statement.Split("Cheia sesiunii: ")[1].Split('.')[0];
        Assert.Equal(43, thumbprint.Length);
        Assert.Equal(
            "DigiRenew 1\n\n"
            + $"Cer serviciului https://renew.example să deschidă o sesiune pentru reînnoirea certificatului {bench.Provider.Holder.Serial} emis de {bench.Provider.Issuing.SubjectName}.\n"
            + $"Ora: 2026-11-22T08:00:00Z. Număr unic: bm9uY2U. Cheia sesiunii: {thumbprint}.\n"
            + "Această declarație nu are niciun alt efect.\n\n"
            + $"I ask https://renew.example to open a session to renew certificate {bench.Provider.Holder.Serial} of {bench.Provider.Issuing.SubjectName}.\n"
            + $"Time: 2026-11-22T08:00:00Z. Nonce: bm9uY2U. Session key: {thumbprint}.\n"
            + "It has no other effect.\n",
            statement);
    }

    [Theory]
    [InlineData("http://renew.example")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("https://user:word@renew.example")]
    [InlineData("renew.example")]
    public void refuses_an_address_that_is_not_safe(string address) =>
        Assert.Equal("service-address-refused", Assert.Throws<DigiRenew.Agent.AgentException>(() => ServiceAddress.Read(address)).Code);

    [Theory]
    [InlineData("http://127.0.0.1:5000/api", "http://127.0.0.1:5000")]
    [InlineData("https://renew.example/", "https://renew.example")]
    public void takes_scheme_and_authority_of_an_address(string address, string origin) => Assert.Equal(origin, ServiceAddress.Read(address).Origin);

    [Fact]
    public async Task does_not_sign_where_the_clocks_differ_by_more_than_five_minutes()
    {
        using var bench = new Bench();
        bench.Service.Clock = bench.Service.Clock.AddMinutes(6);
        var thrown = await Assert.ThrowsAsync<DigiRenew.Agent.AgentException>(bench.OrderAsync);
        Assert.Equal("clock-wrong", thrown.Code);
        Assert.Empty(bench.Token.Signed);
    }

    [Fact]
    public async Task follows_the_clock_of_a_development_service_on_this_computer_only()
    {
        using var bench = new Bench();
        bench.Service.Clock = bench.Service.Clock.AddDays(-9);
        bench.Service.Development = true;
        Assert.Equal("clock-wrong", (await Assert.ThrowsAsync<DigiRenew.Agent.AgentException>(bench.OrderAsync)).Code);

        bench.Service.At = "http://127.0.0.1:5000";
        await bench.OrderAsync();
        Assert.Contains("2026-11-13T08:00:00Z", Encoding.UTF8.GetString(bench.Service.SessionStatements.Single()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_done_by_the_new_certificate_once_the_old_one_has_expired()
    {
        using var bench = new Bench();
        await bench.IssueAsync();
        using (var context = bench.Run())
        {
            await new UpdateToken(context).RunAsync(new(), CancellationToken.None);
        }

        bench.Now = bench.Service.Clock = bench.Now.AddDays(30);
        using (var context = bench.Run())
        {
            await new ReadStatus(context).RunAsync(CancellationToken.None);
        }

        Assert.Contains(bench.Service.Issued!.Serial, Encoding.UTF8.GetString(bench.Service.SessionStatements[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_done_by_the_expired_certificate_where_the_new_one_was_never_fetched_and_the_folder_is_lost()
    {
        using var bench = new Bench();
        await bench.IssueAsync();
        Directory.Delete(bench.Home.Folder, recursive: true);
        bench.Now = bench.Service.Clock = bench.Now.AddDays(30);
        using (var context = bench.Run())
        {
            Assert.Equal("issued", (await new ReadStatus(context).RunAsync(CancellationToken.None)).Single().State);
        }

        Assert.Contains(bench.Provider.Holder.Serial, Encoding.UTF8.GetString(bench.Service.SessionStatements[^1]), StringComparison.Ordinal);
        using (var context = bench.Run())
        {
            Assert.Equal(bench.Service.Issued!.Serial, (await new UpdateToken(context).RunAsync(new(), CancellationToken.None)).Certificate);
        }

        Assert.Equal(1, bench.Service.Installations);
    }
}
