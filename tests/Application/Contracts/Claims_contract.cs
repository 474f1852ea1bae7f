using DigiRenew.Journey.Storage;
using DigiRenew.Tests.Builders.InMemory;
using Xunit;

namespace DigiRenew.Tests.Application.Contracts;

/// <summary>What every <see cref="IClaims"/> promises.</summary>
public abstract class Claims_contract
{
    private static readonly string Name = $"certificate/{new string('a', 64)}";

    /// <summary>The port, empty, on <see cref="Clock"/>.</summary>
    protected abstract IClaims Claims { get; }

    protected ManualTime Clock { get; } = new(Sample.Now);

    /// <summary>The same store through another connection.</summary>
    protected abstract IClaims Reopen();

    [Fact]
    public async Task the_first_comer_owns_a_name()
    {
        var first = await Claims.TryClaimAsync(Name, "first", null, CancellationToken.None);
        Clock.Advance(TimeSpan.FromDays(400));
        var second = await Reopen().TryClaimAsync(Name, "second", null, CancellationToken.None);

        Assert.Equal(new Claim("first", Sample.Now), first);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task claiming_again_changes_nothing()
    {
        var first = await Claims.TryClaimAsync(Name, "first", null, CancellationToken.None);
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(first, await Claims.TryClaimAsync(Name, "first", null, CancellationToken.None));
    }

    [Fact]
    public async Task names_that_differ_in_case_or_after_a_slash_are_different()
    {
        await Claims.TryClaimAsync("nonce/a", "first", null, CancellationToken.None);

        Assert.Equal("second", (await Claims.TryClaimAsync("nonce/A", "second", null, CancellationToken.None)).Owner);
        Assert.Equal("third", (await Claims.TryClaimAsync("nonce/a/b", "third", null, CancellationToken.None)).Owner);
    }

    [Fact]
    public async Task fifty_at_once_see_one_owner()
    {
        var other = Reopen();

        var claims = await Task.WhenAll(Enumerable.Range(0, 50).Select(claimer => Task.Run(() =>
            (claimer % 2 == 0 ? Claims : other).TryClaimAsync(Name, $"owner-{claimer}", null, CancellationToken.None))));

        Assert.Single(claims.Select(claim => claim.Owner).Distinct());
    }

    [Fact]
    public async Task an_expired_name_may_be_claimed_anew()
    {
        await Claims.TryClaimAsync(Name, "first", Sample.Now.AddMinutes(5), CancellationToken.None);
        Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal("first", (await Claims.TryClaimAsync(Name, "second", null, CancellationToken.None)).Owner);

        Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(new Claim("third", Clock.Now), await Claims.TryClaimAsync(Name, "third", null, CancellationToken.None));
    }

    [Fact]
    public async Task an_abandoned_owner_is_replaced_once()
    {
        await Claims.TryClaimAsync(Name, "gone", null, CancellationToken.None);
        Clock.Advance(TimeSpan.FromMinutes(10));
        var other = Reopen();

        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(claimer => Task.Run(() =>
            (claimer % 2 == 0 ? Claims : other).ReplaceAsync(Name, "gone", $"owner-{claimer}", CancellationToken.None))));

        Assert.Equal(new Claim(Assert.Single(claims.Select(claim => claim.Owner).Distinct()), Clock.Now), claims[0]);
        Assert.NotEqual("gone", claims[0].Owner);
    }

    [Fact]
    public async Task an_owner_who_stands_is_not_replaced()
    {
        await Claims.TryClaimAsync(Name, "first", null, CancellationToken.None);

        Assert.Equal("first", (await Claims.ReplaceAsync(Name, "gone", "second", CancellationToken.None)).Owner);
    }

    [Fact]
    public async Task a_name_without_an_owner_goes_to_whoever_would_replace_one() =>
        Assert.Equal("second", (await Claims.ReplaceAsync(Name, "gone", "second", CancellationToken.None)).Owner);

    [Fact]
    public async Task only_the_owner_gives_a_name_back()
    {
        await Claims.TryClaimAsync(Name, "first", null, CancellationToken.None);

        await Claims.ReleaseAsync(Name, "second", CancellationToken.None);
        Assert.Equal("first", (await Claims.TryClaimAsync(Name, "second", null, CancellationToken.None)).Owner);

        await Claims.ReleaseAsync(Name, "first", CancellationToken.None);
        await Claims.ReleaseAsync(Name, "first", CancellationToken.None);
        Assert.Equal("second", (await Claims.TryClaimAsync(Name, "second", null, CancellationToken.None)).Owner);
    }
}
