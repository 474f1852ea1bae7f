using DigiRenew.Agent;
using DigiRenew.Agent.Following;
using DigiRenew.Agent.Ordering;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Pki;
using Xunit;

namespace DigiRenew.Tests.Unit.Agent;

/// <summary>Key pairs of interrupted and ended orders are offered for removal; never one that has a certificate, nor one that an order waits for.</summary>
public sealed class Key_pairs_left_behind
{
    [Theory]
    [InlineData("refused")]
    [InlineData("lapsed")]
    [InlineData("cancelled")]
    [InlineData("revoked")]
    public async Task by_an_order_that_is_over_are_offered_when_its_holder_looks(string state)
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        bench.Service.Order = bench.Service.Order! with { State = state };
        await StatusAsync(bench);
        Assert.Equal(["Cheie"], bench.Token.Keys.Select(key => key.Label));
        Assert.Contains(bench.Dialogue.Asked, asked => asked.Contains("DigiRenew ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("placed")]
    [InlineData("awaiting-uploads")]
    [InlineData("under-review")]
    [InlineData("on-hold")]
    [InlineData("scheduled")]
    [InlineData("issued")]
    public async Task by_an_order_that_is_under_way_stay_unasked(string state)
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        bench.Service.Order = bench.Service.Order! with { State = state };
        await StatusAsync(bench);
        Assert.Equal(2, bench.Token.Keys.Count);
        Assert.Empty(bench.Dialogue.Asked);
    }

    [Fact]
    public async Task stay_where_the_holder_says_no()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        bench.Service.Order = bench.Service.Order! with { State = "refused" };
        bench.Dialogue.Yes = false;
        await StatusAsync(bench);
        Assert.Equal(2, bench.Token.Keys.Count);
        Assert.Single(bench.Dialogue.Asked);
    }

    [Fact]
    public async Task by_an_interrupted_draft_are_offered_by_the_order_that_needs_another()
    {
        using var bench = new Bench();
        bench.Dialogue.Codes.Clear();
        await Assert.ThrowsAsync<AgentException>(bench.OrderAsync);
        Directory.Delete(bench.Home.Folder, recursive: true); // So the draft's key is not known to be usable.
        bench.Dialogue.Codes.Enqueue(FakeService.Code);
        await bench.OrderAsync();
        Assert.Equal(2, bench.Token.Keys.Count);
        Assert.Equal(bench.Service.Order!.NewKeySha256, Sha256Digest.Of(bench.Token.Keys[^1].SubjectPublicKeyInfo!.Value.Span).Hex);
    }

    [Fact]
    public async Task with_a_certificate_are_never_offered_whatever_their_CKA_ID()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        bench.Service.Order = bench.Service.Order! with { State = "cancelled" };
        var key = bench.Token.Keys[^1];
        var certificate = bench.Provider.Issue(
            bench.Provider.Holder.Subject, key.SubjectPublicKeyInfo!.Value, "6B1D4C0B2E7F9002", bench.Now.AddDays(-1), bench.Now.AddDays(300));
        bench.Token.Certificates.Add(new(certificate.Der, new byte[] { 0x77 }, "Alt certificat", false)); // Under another CKA_ID, as some programs write it.
        await StatusAsync(bench);
        Assert.Equal(2, bench.Token.Keys.Count);
        Assert.Empty(bench.Dialogue.Asked);
    }

    [Fact]
    public async Task of_another_program_are_never_offered()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        bench.Token.Add(SoftwareKey.Generate(KeyAlgorithm.P256), [9], "My key");
        bench.Service.Order = bench.Service.Order! with { State = "cancelled" };
        await StatusAsync(bench);
        Assert.Contains(bench.Token.Keys, key => key.Label == "My key");
        Assert.Single(bench.Dialogue.Asked);
    }

    private static async Task StatusAsync(Bench bench)
    {
        bench.Dialogue.Asked.Clear();
        using var context = bench.Run();
        await new ReadStatus(context).RunAsync(CancellationToken.None);
    }
}
