using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Reminders;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using Microsoft.Extensions.Logging.Abstractions;

namespace DigiRenew.Tests.Application.Contracts.AzureBlobs;

public sealed class Blob_review_queue : Review_queue_contract, IDisposable
{
    private readonly BlobAccount _account = new();
    private readonly StoragePorts _storage;

    public Blob_review_queue() => _storage = _account.Open().Storage;

    protected override IReviewQueue Queue => _storage.ReviewQueue;

    [Fact]
    public async Task brings_a_row_up_to_date_that_is_older_than_its_order()
    {
        var id = Sample.NewId();
        await AppendAsync(id, 0, Sample.Index(id));
        await Queue.PutAsync(id, 1, Sample.Index(id), CancellationToken.None);
        await AppendAsync(id, 1, Sample.Index(id, "scheduled", issueDate: new(2026, 12, 5)));

        Assert.Empty((await Queue.FindAsync(new(State: "under-review"), CancellationToken.None)).Rows);
        Assert.Equal(
            (id, Sample.Index(id, "scheduled", issueDate: new(2026, 12, 5))),
            Assert.Single((await Queue.FindAsync(new(State: "scheduled"), CancellationToken.None)).Rows));
        Assert.Empty(await _account.Folder("review").ListAsync("state/under-review/", CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task shows_a_row_that_still_answers_as_its_order_has_it()
    {
        var id = Sample.NewId();
        await AppendAsync(id, 0, Sample.Index(id));
        await Queue.PutAsync(id, 1, Sample.Index(id), CancellationToken.None);
        await AppendAsync(id, 1, Sample.Index(id, proforma: "PF-9"));

        Assert.Equal("PF-9", Assert.Single((await Queue.FindAsync(new(State: "under-review"), CancellationToken.None)).Rows).Row.ProformaNumber);
        Assert.Equal(id, Assert.Single((await Queue.FindAsync(new(ProformaNumber: "PF-9"), CancellationToken.None)).Rows).Id);
    }

    [Fact]
    public async Task gets_back_a_row_that_was_lost_while_its_entry_stayed()
    {
        var id = Sample.NewId();
        await AppendAsync(id, 0, Sample.Index(id));
        await Queue.PutAsync(id, 1, Sample.Index(id), CancellationToken.None);
        await _account.Folder("review").DeleteAsync($"row/{id}", CancellationToken.None);

        Assert.Equal((id, Sample.Index(id)), Assert.Single((await Queue.FindAsync(new(), CancellationToken.None)).Rows));
        Assert.True(await _account.Folder("review").ExistsAsync($"row/{id}", CancellationToken.None));
    }

    [Fact]
    public async Task is_repaired_by_the_sweep_where_a_crash_left_an_order_without_a_row()
    {
        using var desk = new RenewalDesk();
        var ports = desk.Context.Ports with { Renewals = _storage.Renewals, ReviewQueue = Queue, AuditStore = _storage.AuditStore };
        var woken = new Woken();
        var context = new JourneyContext(ports with { WakeUp = woken }, desk.Context.Settings, desk.Time, NullLoggerFactory.Instance);
        var draft = await new JourneyApplication(context).DraftOrder.RunAsync(desk.Session, desk.Form(), CancellationToken.None);
        var id = new RenewalId(Assert.IsType<Outcome<DraftView>.Done>(draft).Value.Id);
        Assert.Empty((await Queue.FindAsync(new(), CancellationToken.None)).Rows);

        woken.Ids.Clear();
        Assert.Equal(1, await new SweepDue(context).RunAsync(CancellationToken.None));
        Assert.Equal([id], woken.Ids);
        await new EffectPerformer(context).AdvanceAsync(id, CancellationToken.None);

        Assert.Equal(id, Assert.Single((await Queue.FindAsync(new(), CancellationToken.None)).Rows).Id);
    }

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

    private Task<bool> AppendAsync(RenewalId id, long version, RenewalIndex row) =>
        _storage.Renewals.AppendAsync(id, version, [Sample.Record(version + 1)], [], row, CancellationToken.None);

    private sealed class Woken : IWakeUp
    {
        public List<RenewalId> Ids { get; } = [];

        public Task WakeAsync(RenewalId id, CancellationToken cancellationToken)
        {
            Ids.Add(id);
            return Task.CompletedTask;
        }
    }
}
