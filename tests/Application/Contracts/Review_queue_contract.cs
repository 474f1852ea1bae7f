using DigiRenew.Journey.Review;
using DigiRenew.Renewal;
using Xunit;

namespace DigiRenew.Tests.Application.Contracts;

/// <summary>What every <see cref="IReviewQueue"/> promises.</summary>
public abstract class Review_queue_contract
{
    private static readonly DateOnly Day = new(2026, 12, 1);

    /// <summary>The port, empty.</summary>
    protected abstract IReviewQueue Queue { get; }

    [Fact]
    public async Task gives_a_row_back_as_it_was_put()
    {
        var id = Sample.NewId();
        await Queue.PutAsync(id, 3, Sample.Index(id, proforma: "PF-1"), CancellationToken.None);

        var page = await Queue.FindAsync(new(), CancellationToken.None);
        Assert.Equal((id, Sample.Index(id, proforma: "PF-1")), Assert.Single(page.Rows));
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task passes_over_what_is_older_than_what_is_there()
    {
        var id = Sample.NewId();
        await Queue.PutAsync(id, 5, Sample.Index(id, "scheduled"), CancellationToken.None);
        await Queue.PutAsync(id, 4, Sample.Index(id, "under-review"), CancellationToken.None);

        Assert.Equal("scheduled", Assert.Single((await Queue.FindAsync(new(), CancellationToken.None)).Rows).Row.State);

        await Queue.PutAsync(id, 6, Sample.Index(id, "issued", issueDate: Day.AddDays(5)), CancellationToken.None);
        Assert.Equal(Sample.Index(id, "issued", issueDate: Day.AddDays(5)), Assert.Single((await Queue.FindAsync(new(), CancellationToken.None)).Rows).Row);
    }

    [Fact]
    public async Task finds_by_state_number_serial_and_proforma()
    {
        var (one, two) = (Sample.NewId(), Sample.NewId());
        await Queue.PutAsync(one, 1, Sample.Index(one, "under-review", "0A", proforma: "PF-1"), CancellationToken.None);
        await Queue.PutAsync(two, 1, Sample.Index(two, "scheduled", "0B", proforma: "PF-2"), CancellationToken.None);

        Assert.Equal(one, await Only(new(State: "under-review")));
        Assert.Equal(two, await Only(new(Number: two.Number)));
        Assert.Equal(one, await Only(new(CertificateSerial: "0A")));
        Assert.Equal(two, await Only(new(ProformaNumber: "PF-2")));
        Assert.Empty((await Queue.FindAsync(new(State: "scheduled", CertificateSerial: "0A"), CancellationToken.None)).Rows);
        Assert.Empty((await Queue.FindAsync(new(ProformaNumber: "PF-"), CancellationToken.None)).Rows);
    }

    [Fact]
    public async Task pages_by_issue_date_then_id()
    {
        var rows = Enumerable.Range(0, 11).Select(at => (Id: Sample.NewId(), Date: Day.AddDays(at % 3))).ToArray();
        foreach (var (id, date) in rows)
        {
            await Queue.PutAsync(id, 1, Sample.Index(id, issueDate: date), CancellationToken.None);
        }

        var seen = new List<RenewalId>();
        string? after = null;
        do
        {
            var page = await Queue.FindAsync(new(State: "under-review", After: after, Most: 4), CancellationToken.None);
            Assert.InRange(page.Rows.Length, 1, 4);
            seen.AddRange(page.Rows.Select(row => row.Id));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(rows.OrderBy(row => row.Date).ThenBy(row => row.Id.ToString(), StringComparer.Ordinal).Select(row => row.Id), seen);
    }

    [Fact]
    public async Task gives_no_next_page_where_the_last_is_full()
    {
        var id = Sample.NewId();
        await Queue.PutAsync(id, 1, Sample.Index(id), CancellationToken.None);

        Assert.Null((await Queue.FindAsync(new(Most: 1), CancellationToken.None)).Next);
    }

    [Fact]
    public async Task counts_each_row_once_under_the_state_it_has_now()
    {
        Assert.Empty(await Queue.CountAsync(CancellationToken.None));
        var (one, two, three) = (Sample.NewId(), Sample.NewId(), Sample.NewId());
        await Queue.PutAsync(one, 1, Sample.Index(one, "under-review"), CancellationToken.None);
        await Queue.PutAsync(two, 1, Sample.Index(two, "under-review"), CancellationToken.None);
        await Queue.PutAsync(three, 1, Sample.Index(three, "placed"), CancellationToken.None);
        await Queue.PutAsync(two, 2, Sample.Index(two, "scheduled"), CancellationToken.None);

        Assert.Equal(
            [new("placed", 1), new("scheduled", 1), new("under-review", 1)],
            await Queue.CountAsync(CancellationToken.None));
    }

    private async Task<RenewalId> Only(ReviewQueueQuery query) => Assert.Single((await Queue.FindAsync(query, CancellationToken.None)).Rows).Id;
}
