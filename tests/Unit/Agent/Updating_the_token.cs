using DigiRenew.Agent;
using DigiRenew.Agent.Updating;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using Xunit;

namespace DigiRenew.Tests.Unit.Agent;

public sealed class Updating_the_token
{
    [Fact]
    public async Task writes_tries_reports_and_keeps_the_old_certificate()
    {
        using var bench = new Bench();
        await bench.IssueAsync();
        var outcome = await UpdateAsync(bench);
        Assert.True(outcome.Replugged);
        Assert.False(outcome.OldRemoved);
        Assert.Equal(2, bench.Token.Certificates.Count);
        Assert.Equal(1, bench.Service.Installations);
        Assert.True(bench.Home.ReadOrder()!.Finished);
    }

    [Fact]
    public async Task removes_the_old_certificate_and_key_where_the_holder_agrees()
    {
        using var bench = new Bench();
        await bench.IssueAsync();
        var outcome = await UpdateAsync(bench, new(RemoveOld: true));
        Assert.True(outcome.OldRemoved);
        Assert.Equal(bench.Service.Issued!.Der.ToArray(), bench.Token.Certificates.Single().Der.ToArray());
        Assert.Single(bench.Token.Keys);
    }

    [Fact]
    public async Task keeps_the_key_of_the_old_certificate_where_another_certificate_lives_by_it()
    {
        using var bench = new Bench();
        await bench.IssueAsync();
        bench.Token.Certificates.Add(new(
            bench.Provider.Issue(bench.Provider.Holder.Subject, bench.Provider.HolderKey.SubjectPublicKeyInfo, "6B1D4C0B2E7F9003", bench.Now.AddDays(-1), bench.Now.AddDays(300)).Der,
            new byte[] { 1 },
            "Al doilea",
            true));
        Assert.True((await UpdateAsync(bench, new(RemoveOld: true))).OldRemoved);
        Assert.Contains(bench.Token.Keys, key => key.Label == "Cheie");
        Assert.Equal(2, bench.Token.Certificates.Count);
        Assert.Contains(AgentTexts.OldKeyKept.Ro, bench.Dialogue.Said);
    }

    [Fact]
    public async Task says_that_the_PIN_pad_asks_again_after_the_replug()
    {
        using var bench = new Bench();
        bench.Token.Token = bench.Token.Token with { PinPad = true };
        await bench.IssueAsync();
        await UpdateAsync(bench);
        Assert.Contains(bench.Dialogue.Said, said => said.Contains("încă o dată", StringComparison.Ordinal));
    }

    [Fact]
    public async Task keeps_the_old_certificate_where_nobody_can_be_asked_even_if_all_was_agreed_to_beforehand()
    {
        using var bench = new Bench();
        await bench.IssueAsync();
        Assert.True(bench.Dialogue is { Yes: true, CanAsk: false });
        Assert.False((await UpdateAsync(bench)).OldRemoved);
        Assert.Contains(bench.Token.Keys, key => key.Label == "Cheie");
    }

    [Fact]
    public async Task removes_nothing_where_the_holder_says_no()
    {
        using var bench = new Bench();
        await bench.IssueAsync();
        bench.Dialogue.CanAsk = true;
        bench.Dialogue.Yes = false;
        Assert.False((await UpdateAsync(bench)).OldRemoved);
        Assert.Contains(bench.Dialogue.Asked, asked => asked.Contains(bench.Provider.Holder.Serial, StringComparison.Ordinal));
        Assert.Equal(2, bench.Token.Certificates.Count);
    }

    /// <summary>Power is lost at every operation of the token and at every request, before and after it took effect.</summary>
    [Fact]
    public async Task goes_on_after_an_interruption_at_any_point()
    {
        var points = await CountAsync();
        Assert.True(points > 12);
        for (var point = 0; point < points; point++)
        {
            using var bench = new Bench();
            await bench.IssueAsync();
            var left = point;
            Strike(bench, () => left-- == 0);
            await Assert.ThrowsAnyAsync<Exception>(() => UpdateAsync(bench));
            Strike(bench, () => false);

            Assert.Contains(bench.Token.Certificates, one => one.Der.Span.SequenceEqual(bench.Provider.Holder.Der.Span));
            Assert.Contains(bench.Token.Keys, key => key.Label == "Cheie");
            await UpdateAsync(bench);
            Assert.Equal(1, bench.Service.Installations);
            Assert.Equal("installed", bench.Service.Order!.State);
            Assert.Equal(2, bench.Token.Certificates.Count);
        }
    }

    [Fact]
    public async Task refuses_a_certificate_in_another_name()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        var key = bench.Token.Keys[^1].SubjectPublicKeyInfo!.Value;
        bench.Service.Issue(key, DistinguishedName.Write((Oids.Country, "RO"), (Oids.CommonName, "Altcineva")));
        await AssertRefusedAsync(bench);
    }

    [Fact]
    public async Task refuses_a_certificate_for_another_key()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        using var other = SoftwareKey.Generate(KeyAlgorithm.P256);
        bench.Service.Issue(other.SubjectPublicKeyInfo);
        await AssertRefusedAsync(bench);
    }

    [Fact]
    public async Task waits_where_nothing_is_issued_yet()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        var thrown = await Assert.ThrowsAsync<AgentException>(() => UpdateAsync(bench));
        Assert.Equal(AgentExit.Waiting, thrown.In(Contracts.Language.Ro).Exit);
    }

    [Theory]
    [InlineData("refused", "refuzată")]
    [InlineData("cancelled", "anulată")]
    [InlineData("lapsed", "expirată")]
    [InlineData("revoked", "revocat")]
    public async Task does_not_wait_for_an_order_that_is_over(string state, string said)
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        bench.Service.Order = bench.Service.Order! with { State = state };
        var problem = (await Assert.ThrowsAsync<AgentException>(() => UpdateAsync(bench))).In(Contracts.Language.Ro);
        Assert.Equal((Problems.OutOfOrder.Code, AgentExit.Refused), (problem.Code, problem.Exit));
        Assert.Contains(said, problem.Why, StringComparison.Ordinal);
    }

    /// <summary>The service's clock may be five minutes ahead of the computer's, and its certificate begins when it is issued.</summary>
    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public async Task takes_a_fresh_certificate_where_the_computers_clock_is_slow_by_no_more_than_is_allowed(int minutes, bool taken)
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        bench.Service.Issue(bench.Token.Keys[^1].SubjectPublicKeyInfo!.Value, notBefore: bench.Now.AddMinutes(minutes));
        if (taken)
        {
            await UpdateAsync(bench);
            Assert.Equal(1, bench.Service.Installations);
        }
        else
        {
            await AssertRefusedAsync(bench);
        }
    }

    private static async Task AssertRefusedAsync(Bench bench)
    {
        var thrown = await Assert.ThrowsAsync<AgentException>(() => UpdateAsync(bench));
        Assert.Equal(AgentFaults.CertificateForeign.Code, thrown.Code);
        Assert.Single(bench.Token.Certificates);
        Assert.Equal(0, bench.Service.Installations);
    }

    private static async Task<int> CountAsync()
    {
        using var bench = new Bench();
        await bench.IssueAsync();
        var count = 0;
        Strike(bench, () => count++ < 0);
        await UpdateAsync(bench);
        return count;
    }

    private static void Strike(Bench bench, Func<bool> now)
    {
        void Strike(string what)
        {
            if (now())
            {
                throw new IOException(what);
            }
        }

        bench.Token.Before = Strike;
        bench.Service.Strike = Strike;
    }

    private static async Task<UpdateOutcome> UpdateAsync(Bench bench, UpdateOptions? options = null)
    {
        using var context = bench.Run();
        return await new UpdateToken(context).RunAsync(options ?? new(), CancellationToken.None);
    }
}
