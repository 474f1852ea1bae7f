using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.AzureBlobs;

/// <summary>
/// The operators' queue as empty index blobs whose names are the sort key, e.g. <c>state/under-review/2026-12-01/{id}</c>,
/// beside the row itself, <c>row/{id}</c>. The row is written first: an entry that its row does not name is skipped when it is
/// met, and removed. The order is the truth: a row that is older than its order is brought up to date when it is met. Whoever
/// writes a row a second time, as an effect that was cut short does, writes the entries that were missing; such an effect is
/// pending in the order, where the sweep finds it.
/// </summary>
internal sealed class BlobReviewQueue(BlobFolder queue, BlobFolder orders) : IReviewQueue
{
    private const int LargestPage = 200;
    private const int AtOnce = 16;
    private const char Separator = '_';

    public async Task PutAsync(RenewalId id, long version, RenewalIndex row, CancellationToken cancellationToken)
    {
        var written = RowDocument.Of(version, row);
        var before = await WriteRowAsync(id, written, cancellationToken).ConfigureAwait(false);
        if (before is { Newer: true })
        {
            return;
        }

        var entries = written.Entries(id).ToList();
        await Task.WhenAll(entries.Select(entry => queue.PutAsync(entry, default, cancellationToken))).ConfigureAwait(false);
        foreach (var entry in before?.Row.Entries(id).Except(entries) ?? [])
        {
            if (await queue.ReadAsync(entry, cancellationToken).ConfigureAwait(false) is { } old)
            {
                await RemoveIfStaleAsync(id, entry, old.Version, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public async Task<ReviewQueuePage> FindAsync(ReviewQueueQuery query, CancellationToken cancellationToken)
    {
        var most = Math.Clamp(query.Most, 1, LargestPage);
        var rows = ImmutableArray.CreateBuilder<(RenewalId Id, RenewalIndex Row)>();
        var batch = new List<(string Entry, RenewalId Id, ETag Version)>();
        await foreach (var found in EntriesAsync(query, cancellationToken).ConfigureAwait(false))
        {
            batch.Add(found);
            if (batch.Count == AtOnce)
            {
                rows.AddRange(await RowsAsync(batch, query, cancellationToken).ConfigureAwait(false));
                batch.Clear();
                if (rows.Count > most)
                {
                    break;
                }
            }
        }

        rows.AddRange(await RowsAsync(batch, query, cancellationToken).ConfigureAwait(false));
        return rows.Count <= most
            ? new(rows.ToImmutable(), null)
            : new([.. rows.Take(most)], FormattableString.Invariant($"{rows[most - 1].Row.IssueDate:yyyy-MM-dd}{Separator}{rows[most - 1].Id}"));
    }

    /// <summary>Counts the entries, without reading rows but for those that are met under two states at once.</summary>
    public async Task<ImmutableSortedDictionary<string, int>> CountAsync(CancellationToken cancellationToken)
    {
        var states = new Dictionary<string, string>(StringComparer.Ordinal);
        var moving = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var (entry, _) in queue.ListAsync(RowDocument.States, cancellationToken).ConfigureAwait(false))
        {
            var (state, id) = RowDocument.StateAndId(entry);
            if (!states.TryAdd(id, state))
            {
                moving.Add(id);
            }
        }

        foreach (var id in moving)
        {
            if (await queue.ReadAsync(PlaceOf(RenewalId.Parse(id)), cancellationToken).ConfigureAwait(false) is { } row)
            {
                states[id] = Read(row).State;
            }
        }

        return states.Values.CountBy(state => state).ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private static string PlaceOf(RenewalId id) => $"row/{id}";

    /// <summary>Entries after the page before, a folder a day.</summary>
    private async IAsyncEnumerable<(string Entry, RenewalId Id, ETag Version)> EntriesAsync(
        ReviewQueueQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = RowDocument.FolderFor(query);
        var after = query.After is { } token ? folder + token.Replace(Separator, '/') : folder;
        await foreach (var day in queue.ListFoldersAsync(folder, cancellationToken).ConfigureAwait(false))
        {
            // The last name a day can hold sorts below the day with a higher end.
            if (string.CompareOrdinal(day + char.MaxValue, after) < 0)
            {
                continue;
            }

            await foreach (var (entry, version) in queue.ListAsync(day, cancellationToken).ConfigureAwait(false))
            {
                if (string.CompareOrdinal(entry, after) > 0)
                {
                    yield return (entry, RenewalId.Parse(entry[day.Length..]), version);
                }
            }
        }
    }

    /// <summary>
    /// The rows that entries stand for. An entry that its row does not name is removed; a row that is older than its order is
    /// written anew, and shown only where it still answers.
    /// </summary>
    private async Task<IEnumerable<(RenewalId Id, RenewalIndex Row)>> RowsAsync(
        List<(string Entry, RenewalId Id, ETag Version)> entries, ReviewQueueQuery query, CancellationToken cancellationToken)
    {
        var blobs = await queue.ReadAsync(entries.Select(entry => PlaceOf(entry.Id)), cancellationToken).ConfigureAwait(false);
        var written = await orders.ReadAsync(entries.Select(entry => BlobRenewals.NameOf(entry.Id)), cancellationToken).ConfigureAwait(false);
        var rows = new List<(RenewalId Id, RenewalIndex Row)>();
        foreach (var (entry, blob, order) in entries.Zip(blobs, written))
        {
            var row = blob is null ? null : Read(blob);
            if (RowOf(order) is { } current && current.Version > (row?.Version ?? 0))
            {
                await PutAsync(entry.Id, current.Version, current.ToIndex(), cancellationToken).ConfigureAwait(false);
                row = current;
            }

            if (row is null || !row.Entries(entry.Id).Contains(entry.Entry, StringComparer.Ordinal))
            {
                await queue.TryDeleteAsync(entry.Entry, entry.Version, cancellationToken).ConfigureAwait(false);
            }
            else if (row.Answers(query))
            {
                rows.Add((entry.Id, row.ToIndex()));
            }
        }

        return rows;
    }

    /// <summary>
    /// Removes an entry that was seen before its row was read and found not to name it. A row that names it again since has
    /// written it again, which changes its version.
    /// </summary>
    private async Task RemoveIfStaleAsync(RenewalId id, string entry, ETag seen, CancellationToken cancellationToken)
    {
        var row = await queue.ReadAsync(PlaceOf(id), cancellationToken).ConfigureAwait(false);
        if (row is null || !Read(row).Entries(id).Contains(entry, StringComparer.Ordinal))
        {
            await queue.TryDeleteAsync(entry, seen, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes a row over an older one.</summary>
    /// <returns>The row that stood there, and whether it is newer and still stands; null where there was none.</returns>
    private async Task<(RowDocument Row, bool Newer)?> WriteRowAsync(RenewalId id, RowDocument row, CancellationToken cancellationToken)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(row, BlobJson.Default.RowDocument);
        for (; ; await BlobFolder.StepAsideAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await queue.ReadAsync(PlaceOf(id), cancellationToken).ConfigureAwait(false) is not { } blob)
            {
                if (await queue.TryCreateAsync(PlaceOf(id), content, null, cancellationToken).ConfigureAwait(false))
                {
                    return null;
                }
            }
            else if (Read(blob) is var stands && stands.Version > row.Version)
            {
                return (stands, true);
            }
            else if (await queue.TryReplaceAsync(PlaceOf(id), content, blob.Version, null, cancellationToken).ConfigureAwait(false))
            {
                return (stands, false);
            }
        }
    }

    private static RowDocument? RowOf(StoredBlob? order) =>
        order is null ? null : JsonSerializer.Deserialize(order.Content.Span, BlobJson.Default.OrderDocument)!.Row;

    private static RowDocument Read(StoredBlob blob) => JsonSerializer.Deserialize(blob.Content.Span, BlobJson.Default.RowDocument)!;
}
