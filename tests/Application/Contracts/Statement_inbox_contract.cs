using DigiRenew.Journey.Payments.Statements;

namespace DigiRenew.Tests.Application.Contracts;

/// <summary>What every inbox of bank statements does.</summary>
public abstract class Statement_inbox_contract
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    protected abstract IStatementInbox Inbox { get; }

    protected abstract IStatementInbox Reopen();

    [Fact]
    public async Task keeps_what_was_added_waiting_until_it_is_closed()
    {
        var (first, second) = (Sample.NewId(), Sample.NewId());
        await Inbox.AddAsync(first, CancellationToken.None);
        await Inbox.AddAsync(second, CancellationToken.None);
        Assert.Equal([first, second], (await Reopen().FindAsync(10, CancellationToken.None)).ToHashSet());
        await Inbox.CloseAsync(new(first, Today), CancellationToken.None);
        Assert.Equal(second, Assert.Single(await Reopen().FindAsync(10, CancellationToken.None)));
    }

    [Fact]
    public async Task takes_twice_for_once()
    {
        var id = Sample.NewId();
        await Inbox.AddAsync(id, CancellationToken.None);
        await Inbox.AddAsync(id, CancellationToken.None);
        Assert.Single(await Inbox.FindAsync(10, CancellationToken.None));
        var kept = new KeptStatement(id, Today);
        await Inbox.CloseAsync(kept, CancellationToken.None);
        await Inbox.CloseAsync(kept, CancellationToken.None);
        Assert.Empty(await Inbox.FindAsync(10, CancellationToken.None));
        Assert.Equal(kept, Assert.Single(await Inbox.FindKeptAsync(Today.AddDays(1), CancellationToken.None)));
        await Inbox.ForgetAsync(kept, CancellationToken.None);
        await Inbox.ForgetAsync(kept, CancellationToken.None);
        Assert.Empty(await Inbox.FindKeptAsync(DateOnly.MaxValue, CancellationToken.None));
    }

    [Fact]
    public async Task finds_what_is_kept_from_before_a_day_the_oldest_first()
    {
        KeptStatement[] kept = [new(Sample.NewId(), Today), new(Sample.NewId(), Today.AddDays(-40)), new(Sample.NewId(), Today.AddDays(-1)), new(Sample.NewId(), Today.AddYears(1))];
        foreach (var statement in kept)
        {
            await Inbox.AddAsync(statement.Id, CancellationToken.None);
            await Inbox.CloseAsync(statement, CancellationToken.None);
        }

        Assert.Equal([kept[1], kept[2]], (await Reopen().FindKeptAsync(Today, CancellationToken.None)).ToArray());
        await Inbox.ForgetAsync(kept[1], CancellationToken.None);
        Assert.Equal([kept[2], kept[0]], (await Reopen().FindKeptAsync(Today.AddDays(1), CancellationToken.None)).ToArray());
        Assert.Empty(await Inbox.FindKeptAsync(Today.AddDays(-1), CancellationToken.None));
    }

    [Fact]
    public async Task gives_no_more_than_asked_for()
    {
        for (var at = 0; at < 5; at++)
        {
            await Inbox.AddAsync(Sample.NewId(), CancellationToken.None);
        }

        Assert.Equal(3, (await Inbox.FindAsync(3, CancellationToken.None)).Length);
    }
}
