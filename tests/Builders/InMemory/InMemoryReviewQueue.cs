using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Tests.Builders.InMemory;

/// <summary>The review queue in a dictionary; a page token is the number of rows before it.</summary>
public sealed class InMemoryReviewQueue : IReviewQueue
{
    private readonly ConcurrentDictionary<RenewalId, (long Version, RenewalIndex Row)> _rows = new();

    public Task PutAsync(RenewalId id, long version, RenewalIndex row, CancellationToken cancellationToken)
    {
        _rows.AddOrUpdate(id, (version, row), (_, standing) => standing.Version > version ? standing : (version, row));
        return Task.CompletedTask;
    }

    public Task<ReviewQueuePage> FindAsync(ReviewQueueQuery query, CancellationToken cancellationToken)
    {
        var before = query.After is null ? 0 : int.Parse(query.After, CultureInfo.InvariantCulture);
        var found = _rows.Select(pair => (Id: pair.Key, pair.Value.Row))
            .Where(found => query.State is null || found.Row.State == query.State)
            .Where(found => query.Number is null || found.Row.Number == query.Number)
            .Where(found => query.CertificateSerial is null || found.Row.CertificateSerial == query.CertificateSerial)
            .Where(found => query.ProformaNumber is null || found.Row.ProformaNumber == query.ProformaNumber)
            .OrderBy(found => found.Row.IssueDate).ThenBy(found => found.Id.ToString(), StringComparer.Ordinal)
            .Skip(before).ToList();
        return Task.FromResult(new ReviewQueuePage(
            [.. found.Take(query.Most)],
            found.Count > query.Most ? (before + query.Most).ToString(CultureInfo.InvariantCulture) : null));
    }

    public Task<ImmutableSortedDictionary<string, int>> CountAsync(CancellationToken cancellationToken) => Task.FromResult(
        _rows.Values.CountBy(stored => stored.Row.State).ToImmutableSortedDictionary(StringComparer.Ordinal));
}
