using System.Collections.Immutable;
using System.Globalization;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.AzureBlobs;

/// <summary>
/// The audit store: an append blob <c>records/{id}.jsonl</c> a renewal, one record a line, each appended at the position at
/// which the one before ended (If-Append-Position), and <c>checkpoints/{number}</c>, each written once. <c>heads</c> is what the
/// next checkpoint goes on from.
/// </summary>
internal sealed class BlobAuditStore(BlobFolder audit) : IAuditStore
{
    private const byte LineEnd = (byte)'\n';
    private const string Heads = "heads";
    private const string Records = "records/";
    private const string RecordsEnd = ".jsonl";

    /// <summary>Parts of a blob service stamp what is written by clocks of their own.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);

    public async Task AppendAsync(RenewalId id, AuditRecord record, CancellationToken cancellationToken)
    {
        if (record.Bytes.Span.Contains(LineEnd))
        {
            throw new InvalidDataException($"Renewal {id}: record {record.Sequence} is no single line of JSON.");
        }

        for (; ; await BlobFolder.StepAsideAsync(cancellationToken).ConfigureAwait(false))
        {
            var stored = await audit.ReadAsync(PlaceOf(id), cancellationToken).ConfigureAwait(false);
            var records = stored is null ? [] : Split(stored.Content);
            if (record.Sequence >= 1 && record.Sequence <= records.Length)
            {
                if (!records[(int)record.Sequence - 1].Equals(record))
                {
                    throw new InvalidDataException($"Renewal {id}: another record stands at {record.Sequence}.");
                }

                return;
            }

            if (record.Sequence != records.Length + 1)
            {
                throw new InvalidDataException($"Renewal {id}: record {record.Sequence} can't follow {records.Length}.");
            }

            if (await TryAppendAsync(id, stored?.Content.Length, record.Bytes, cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    public async Task<ImmutableArray<AuditRecord>> ReadAsync(RenewalId id, CancellationToken cancellationToken) =>
        await audit.ReadAsync(PlaceOf(id), cancellationToken).ConfigureAwait(false) is { } stored ? Split(stored.Content) : [];

    /// <summary>The mark is the moment of the newest change; a listing, which has 5000 renewals a page, tells what changed since.</summary>
    public async Task<AuditChanges> ReadChangesAsync(string? mark, CancellationToken cancellationToken)
    {
        var from = mark is null ? DateTimeOffset.MinValue : DateTimeOffset.ParseExact(mark, "O", CultureInfo.InvariantCulture);
        var newest = from;
        var changed = ImmutableArray.CreateBuilder<RenewalId>();
        await foreach (var (name, at) in audit.ListChangesAsync(Records, cancellationToken).ConfigureAwait(false))
        {
            newest = at > newest ? at : newest;
            if ((mark is null || at >= from - ClockTolerance) && RenewalId.TryParse(name[Records.Length..^RecordsEnd.Length], out var id))
            {
                changed.Add(id);
            }
        }

        return new(changed.ToImmutable(), newest.ToString("O", CultureInfo.InvariantCulture));
    }

    public async Task<ReadOnlyMemory<byte>?> FindCheckpointAsync(long number, CancellationToken cancellationToken) =>
        (await audit.ReadAsync(PlaceOf(number), cancellationToken).ConfigureAwait(false))?.Content;

    public Task PutHeadsAsync(ReadOnlyMemory<byte> heads, CancellationToken cancellationToken) => audit.PutAsync(Heads, heads, cancellationToken);

    public async Task<ReadOnlyMemory<byte>?> FindHeadsAsync(CancellationToken cancellationToken) =>
        (await audit.ReadAsync(Heads, cancellationToken).ConfigureAwait(false))?.Content;

    public async Task AppendCheckpointAsync(long number, ReadOnlyMemory<byte> sealedCheckpoint, CancellationToken cancellationToken)
    {
        var place = PlaceOf(number);
        if (!await audit.TryCreateAsync(place, sealedCheckpoint, null, cancellationToken).ConfigureAwait(false)
            && await audit.ReadAsync(place, cancellationToken).ConfigureAwait(false) is { } stands
            && !stands.Content.Span.SequenceEqual(sealedCheckpoint.Span))
        {
            throw new InvalidDataException($"Another checkpoint stands at {number}.");
        }
    }

    public async Task<ImmutableArray<ReadOnlyMemory<byte>>> ReadCheckpointsAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var (name, _) in audit.ListAsync("checkpoints/", cancellationToken).ConfigureAwait(false))
        {
            names.Add(name);
        }

        var blobs = await audit.ReadAsync(names, cancellationToken).ConfigureAwait(false);
        return [.. blobs.Select(blob => blob!.Content)];
    }

    private static string PlaceOf(RenewalId id) => $"{Records}{id}{RecordsEnd}";

    private static string PlaceOf(long number) => $"checkpoints/{number.ToString("D12", CultureInfo.InvariantCulture)}";

    private static ImmutableArray<AuditRecord> Split(ReadOnlyMemory<byte> lines)
    {
        var records = ImmutableArray.CreateBuilder<AuditRecord>();
        for (var rest = lines; rest.Span.IndexOf(LineEnd) is >= 0 and var end; rest = rest[(end + 1)..])
        {
            records.Add(new(records.Count + 1, rest[..end]));
        }

        return records.ToImmutable();
    }

    /// <summary>Appends a line at a position; false where something else was appended there meanwhile.</summary>
    private async Task<bool> TryAppendAsync(RenewalId id, long? position, ReadOnlyMemory<byte> record, CancellationToken cancellationToken)
    {
        var blob = audit.Container.GetAppendBlobClient(PlaceOf(id));
        try
        {
            if (position is null)
            {
                await blob.CreateAsync(new AppendBlobCreateOptions { Conditions = new() { IfNoneMatch = ETag.All } }, cancellationToken).ConfigureAwait(false);
            }

            using var line = new MemoryStream([.. record.Span, LineEnd], writable: false);
            await blob.AppendBlockAsync(
                line,
                new AppendBlobAppendBlockOptions { Conditions = new() { IfAppendPositionEqual = position ?? 0 } },
                cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException lost) when (
            lost.ErrorCode == BlobErrorCode.BlobAlreadyExists || lost.ErrorCode == BlobErrorCode.AppendPositionConditionNotMet || lost.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            return false;
        }
    }
}
