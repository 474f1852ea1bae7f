using DigiRenew.Journey.Review;

namespace DigiRenew.Tests.Application.Contracts.AzureBlobs;

public sealed class Blob_review_queue : Review_queue_contract, IDisposable
{
    private readonly BlobAccount _account = new();

    public Blob_review_queue() => Queue = _account.Open().Storage.ReviewQueue;

    protected override IReviewQueue Queue { get; }

    [Fact]
    public async Task skips_a_stale_entry_and_removes_it()
    {
        var id = Sample.NewId();
        await Queue.PutAsync(id, 2, Sample.Index(id, "scheduled"), CancellationToken.None);
        var stale = $"state/under-review/2026-12-01/{id}";
        await _account.Folder("review").PutAsync(stale, default, CancellationToken.None);

        Assert.Empty((await Queue.FindAsync(new(State: "under-review"), CancellationToken.None)).Rows);
        Assert.False(await _account.Folder("review").ExistsAsync(stale, CancellationToken.None));
        Assert.Single((await Queue.FindAsync(new(State: "scheduled"), CancellationToken.None)).Rows);
    }

    [Fact]
    public async Task writes_entries_that_a_crash_left_out_when_the_row_is_put_again()
    {
        var id = Sample.NewId();
        await Queue.PutAsync(id, 2, Sample.Index(id), CancellationToken.None);
        await _account.Folder("review").DeleteAsync($"state/under-review/2026-12-01/{id}", CancellationToken.None);

        await Queue.PutAsync(id, 2, Sample.Index(id), CancellationToken.None);

        Assert.Single((await Queue.FindAsync(new(State: "under-review"), CancellationToken.None)).Rows);
    }

    [Fact]
    public async Task leaves_no_entry_of_a_state_that_is_over()
    {
        var id = Sample.NewId();
        await Queue.PutAsync(id, 1, Sample.Index(id), CancellationToken.None);
        await Queue.PutAsync(id, 2, Sample.Index(id, "scheduled"), CancellationToken.None);

        Assert.Empty(await _account.Folder("review").ListAsync("state/under-review/", CancellationToken.None).ToListAsync());
    }

    public void Dispose() => _account.Dispose();
}
