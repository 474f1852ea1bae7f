using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.AzureBlobs;

/// <summary>
/// Renewals as blobs <c>orders/{id}.json</c>: records, pending effects and index tags in one conditional Put, whose ETag is
/// the version that a writer has seen. The tags serve the sweep alone. Azure brings its tag index up to date some moments
/// after the write, so a sweep may miss what has just fallen due, which the next one finds, or name what is already done,
/// which whoever advances it sees. Look-ups that a holder waits for go by blob names, which are consistent at once.
/// </summary>
internal sealed class BlobRenewals(BlobFolder orders, BlobFolder index) : IRenewals
{
    private const string Extension = ".json";

    /// <summary>The name of an order's blob.</summary>
    public static string NameOf(RenewalId id) => id + Extension;

    public async Task<StoredRenewal?> FindAsync(RenewalId id, CancellationToken cancellationToken) =>
        (await ReadAsync(id, cancellationToken).ConfigureAwait(false))?.Order.ToStored(id);

    public async Task<bool> AppendAsync(
        RenewalId id,
        long version,
        ImmutableArray<AuditRecord> records,
        ImmutableArray<PendingEffect> effects,
        RenewalIndex index,
        CancellationToken cancellationToken)
    {
        if (records.IsEmpty || records.Where((record, at) => record.Sequence != version + at + 1).Any())
        {
            throw new ArgumentException("Records must follow the version, one after another.", nameof(records));
        }

        var write = Guid.NewGuid();
        if (version == 0)
        {
            // First the entry by certificate: one without an order is passed over, an order without one would not be found.
            await NoteAsync(id, index, cancellationToken).ConfigureAwait(false);
        }

        var seen = version == 0 ? null : await ReadAsync(id, cancellationToken).ConfigureAwait(false);
        while ((seen?.Order.Records.Length ?? 0) == version)
        {
            if (await TryWriteAsync(id, OrderDocument.After(seen?.Order, write, records, effects, index), seen?.Version, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }

            await BlobFolder.StepAsideAsync(cancellationToken).ConfigureAwait(false);
            seen = await ReadAsync(id, cancellationToken).ConfigureAwait(false);
        }

        return seen?.Order.Write == write;
    }

    public Task CompleteAsync(RenewalId id, string effectId, CancellationToken cancellationToken) => ChangeAsync(
        id, pending => [.. pending.Where(effect => effect.Id != effectId || effect.ParkedAt is not null)], cancellationToken);

    public Task RescheduleAsync(RenewalId id, string effectId, DateTimeOffset due, CancellationToken cancellationToken) => ChangeAsync(
        id,
        pending => [.. pending.Select(effect => effect.Id == effectId && effect.ParkedAt is null
            ? effect with { Due = due.ToUniversalTime(), Since = due.ToUniversalTime(), OutOfReachSince = null, Cause = null }
            : effect)],
        cancellationToken);

    public Task DeferAsync(RenewalId id, string effectId, DateTimeOffset due, int attempts, string cause, CancellationToken cancellationToken) => ChangeAsync(
        id,
        pending => [.. pending.Select(effect => effect.Id == effectId && effect.ParkedAt is null
            ? effect with { Due = due.ToUniversalTime(), Attempts = attempts, Cause = cause, Since = effect.Since ?? effect.Due, OutOfReachSince = null }
            : effect)],
        cancellationToken);

    public Task AwaitReachAsync(RenewalId id, string effectId, DateTimeOffset due, DateTimeOffset since, string cause, CancellationToken cancellationToken) => ChangeAsync(
        id,
        pending => [.. pending.Select(effect => effect.Id == effectId && effect.ParkedAt is null
            ? effect with { Due = due.ToUniversalTime(), Cause = cause, Since = effect.Since ?? effect.Due, OutOfReachSince = since.ToUniversalTime() }
            : effect)],
        cancellationToken);

    public Task ParkAsync(RenewalId id, string effectId, DateTimeOffset at, int attempts, string cause, CancellationToken cancellationToken) => ChangeAsync(
        id,
        pending => [.. pending.Select(effect => effect.Id == effectId && effect.ParkedAt is null
            ? effect with { ParkedAt = at.ToUniversalTime(), Attempts = attempts, Cause = cause }
            : effect)],
        cancellationToken);

    public async IAsyncEnumerable<DeadLetter> ListParkedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var (name, _) in orders.FindByTagsAsync(OrderTags.AnyParked, cancellationToken).ConfigureAwait(false))
        {
            found.Add(name);
        }

        foreach (var id in found.Select(IdOf))
        {
            foreach (var effect in (await ReadAsync(id, cancellationToken).ConfigureAwait(false))?.Order.Parked ?? [])
            {
                yield return effect.ToDeadLetter(id);
            }
        }
    }

    public async Task<bool> ReplayAsync(RenewalId id, string effectId, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var replayed = false;
        await ChangeAsync(
            id,
            pending =>
            {
                replayed = pending.Any(effect => effect.Id == effectId && effect.ParkedAt is not null);
                return [.. pending.Select(effect => effect.Id == effectId && effect.ParkedAt is not null
                    ? effect with { ParkedAt = null, Attempts = 0, Cause = null, OutOfReachSince = null, Due = due.ToUniversalTime(), Since = due.ToUniversalTime() }
                    : effect)];
            },
            cancellationToken).ConfigureAwait(false);
        return replayed;
    }

    public async Task<ImmutableArray<RenewalId>> FindDueAsync(DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        var due = new List<(string Due, string Name)>();
        await foreach (var (name, tags) in orders.FindByTagsAsync(OrderTags.DueBy(now), cancellationToken).ConfigureAwait(false))
        {
            due.Add((tags[OrderTags.Due], name));
        }

        return [.. due.OrderBy(found => found.Due, StringComparer.Ordinal).ThenBy(found => found.Name, StringComparer.Ordinal).Take(most).Select(found => IdOf(found.Name))];
    }

    public async Task<ImmutableArray<OverdueEffect>> FindOverdueAsync(DateTimeOffset since, int most, CancellationToken cancellationToken)
    {
        var found = new List<(string Since, string Name)>();
        await foreach (var (name, tags) in orders.FindByTagsAsync(OrderTags.OverdueSince(since), cancellationToken).ConfigureAwait(false))
        {
            found.Add((tags[OrderTags.Since], name));
        }

        var overdue = ImmutableArray.CreateBuilder<OverdueEffect>();
        foreach (var (_, name) in found.OrderBy(tagged => tagged.Since, StringComparer.Ordinal).Take(most))
        {
            var read = await ReadAsync(IdOf(name), cancellationToken).ConfigureAwait(false);
            overdue.AddRange((read?.Order.Waiting ?? []).Select(effect => effect.ToOverdue(IdOf(name))).Where(effect => effect.Since <= since));
        }

        return [.. overdue.OrderBy(effect => effect.Since).Take(most)];
    }

    public async Task<ImmutableArray<RenewalId>> FindByCertificateAsync(Sha256Digest certificate, CancellationToken cancellationToken)
    {
        var noted = new List<RenewalId>();
        await foreach (var (name, _) in index.ListAsync(FolderOf(certificate), cancellationToken).ConfigureAwait(false))
        {
            noted.Add(RenewalId.Parse(name[(name.LastIndexOf('_') + 1)..]));
        }

        var found = ImmutableArray.CreateBuilder<RenewalId>();
        foreach (var id in noted.Distinct())
        {
            if (await orders.ExistsAsync(NameOf(id), cancellationToken).ConfigureAwait(false))
            {
                found.Add(id);
            }
        }

        return found.ToImmutable();
    }

    public async IAsyncEnumerable<RenewalId> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (name, _) in orders.ListAsync(string.Empty, cancellationToken).ConfigureAwait(false))
        {
            yield return IdOf(name);
        }
    }

    private static RenewalId IdOf(string name) => RenewalId.Parse(name[..^Extension.Length]);

    private static string FolderOf(Sha256Digest certificate) => $"certificate/{certificate.Hex}/";

    /// <summary>An empty blob whose name sorts the newest first.</summary>
    private async Task NoteAsync(RenewalId id, RenewalIndex row, CancellationToken cancellationToken)
    {
        var newestFirst = (DateTimeOffset.MaxValue.UtcTicks - row.Changed.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
        await index.TryCreateAsync($"{FolderOf(row.Certificate)}{newestFirst}_{id}", default, null, cancellationToken).ConfigureAwait(false);
    }

    private async Task ChangeAsync(
        RenewalId id, Func<ImmutableArray<PendingDocument>, ImmutableArray<PendingDocument>> change, CancellationToken cancellationToken)
    {
        while (await ReadAsync(id, cancellationToken).ConfigureAwait(false) is var (order, version))
        {
            var pending = change(order.Pending);
            if (pending.SequenceEqual(order.Pending)
                || await TryWriteAsync(id, order with { Write = Guid.NewGuid(), Pending = pending }, version, cancellationToken).ConfigureAwait(false))
            {
                return;
            }

            await BlobFolder.StepAsideAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(OrderDocument Order, ETag Version)?> ReadAsync(RenewalId id, CancellationToken cancellationToken)
    {
        if (await orders.ReadAsync(NameOf(id), cancellationToken).ConfigureAwait(false) is not { } blob)
        {
            return null;
        }

        var order = JsonSerializer.Deserialize(blob.Content.Span, BlobJson.Default.OrderDocument)!;
        return order.Schema == OrderDocument.CurrentSchema
            ? (order, blob.Version)
            : throw new InvalidDataException($"Renewal {id} has schema {order.Schema}; this program knows {OrderDocument.CurrentSchema}.");
    }

    private Task<bool> TryWriteAsync(RenewalId id, OrderDocument order, ETag? seen, CancellationToken cancellationToken)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(order, BlobJson.Default.OrderDocument);
        return seen is { } version
            ? orders.TryReplaceAsync(NameOf(id), content, version, OrderTags.Of(order), cancellationToken)
            : orders.TryCreateAsync(NameOf(id), content, OrderTags.Of(order), cancellationToken);
    }
}
