using DigiRenew.Journey.Payments.Statements;

namespace DigiRenew.Tests.Application.Contracts;

/// <summary>What every inbox of bank statements does.</summary>
public abstract class Statement_inbox_contract
{
    protected abstract IStatementInbox Inbox { get; }

    protected abstract IStatementInbox Reopen();

    [Fact]
    public async Task keeps_what_was_added_until_it_is_removed()
    {
        var (first, second) = (Sample.NewId(), Sample.NewId());
        await Inbox.AddAsync(first, CancellationToken.None);
        await Inbox.AddAsync(second, CancellationToken.None);
        Assert.Equal([first, second], (await Reopen().FindAsync(10, CancellationToken.None)).ToHashSet());
        await Inbox.RemoveAsync(first, CancellationToken.None);
        Assert.Equal(second, Assert.Single(await Reopen().FindAsync(10, CancellationToken.None)));
    }

    [Fact]
    public async Task takes_twice_for_once()
    {
        var id = Sample.NewId();
        await Inbox.AddAsync(id, CancellationToken.None);
        await Inbox.AddAsync(id, CancellationToken.None);
        Assert.Single(await Inbox.FindAsync(10, CancellationToken.None));
        await Inbox.RemoveAsync(id, CancellationToken.None);
        await Inbox.RemoveAsync(id, CancellationToken.None);
        Assert.Empty(await Inbox.FindAsync(10, CancellationToken.None));
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
