using DigiRenew.Adapters.Local.Sqlite;
using DigiRenew.Journey.Review;

namespace DigiRenew.Tests.Application.Contracts.Local;

public sealed class Sqlite_review_queue : Review_queue_contract, IDisposable
{
    private readonly DataFolder _data = new();

    public Sqlite_review_queue() => Queue = new SqliteReviewQueue(_data.Open());

    protected override IReviewQueue Queue { get; }

    public void Dispose() => _data.Dispose();
}
