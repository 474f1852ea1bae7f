using System.Runtime.CompilerServices;
using Azure;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.AzureBlobs;

/// <summary>
/// Evidence as blobs <c>{id}/{sha256}</c>, and <c>{id}/named-{name}</c> for slots that the first comer fills, each written
/// once (If-None-Match: *). All of it goes to the container <c>working</c>; what belongs to an issued order is copied to
/// <c>evidence</c>, which a policy of the account makes unchangeable.
/// </summary>
public sealed class BlobEvidence : IEvidence
{
    /// <summary>The status of a blob that a policy keeps.</summary>
    private const int Locked = 409;

    private readonly BlobFolder _working;
    private readonly BlobFolder _preserved;

    internal BlobEvidence(BlobFolder working, BlobFolder preserved) => (_working, _preserved) = (working, preserved);

    public async Task<Sha256Digest> KeepAsync(RenewalId id, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var digest = Sha256Digest.Of(content.Span);
        await _working.TryCreateAsync($"{id}/{digest.Hex}", content, null, cancellationToken).ConfigureAwait(false);
        return digest;
    }

    public async Task<ReadOnlyMemory<byte>?> FindAsync(RenewalId id, Sha256Digest digest, CancellationToken cancellationToken)
    {
        var content = await ReadAsync($"{id}/{digest.Hex}", cancellationToken).ConfigureAwait(false);
        return content is null || Sha256Digest.Of(content.Value.Span) == digest
            ? content
            : throw new InvalidDataException($"Renewal {id}: the evidence {digest} was altered.");
    }

    public async Task<ReadOnlyMemory<byte>> KeepFirstAsync(RenewalId id, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        while (true)
        {
            // What was preserved came first, whatever became of the working copy.
            if (await FindNamedAsync(id, name, cancellationToken).ConfigureAwait(false) is { } first)
            {
                return first;
            }

            if (await _working.TryCreateAsync(SlotOf(id, name), content, null, cancellationToken).ConfigureAwait(false))
            {
                return content;
            }
        }
    }

    public Task<ReadOnlyMemory<byte>?> FindNamedAsync(RenewalId id, string name, CancellationToken cancellationToken) =>
        ReadAsync(SlotOf(id, name), cancellationToken);

    /// <summary>Everything that is kept of a renewal: 64 hexadecimal digits or named-{name}, and the octets.</summary>
    public async IAsyncEnumerable<(string Name, ReadOnlyMemory<byte> Content)> ListAsync(
        RenewalId id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var places = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var folder in new[] { _preserved, _working })
        {
            await foreach (var (place, _) in folder.ListAsync($"{id}/", cancellationToken).ConfigureAwait(false))
            {
                places.Add(place);
            }
        }

        foreach (var place in places)
        {
            if (await ReadAsync(place, cancellationToken).ConfigureAwait(false) is { } content)
            {
                yield return (place[(place.IndexOf('/', StringComparison.Ordinal) + 1)..], content);
            }
        }
    }

    /// <summary>Copies everything that is kept of a renewal to the container <c>evidence</c>. Doing so again adds what is new.</summary>
    public async Task PreserveAsync(RenewalId id, CancellationToken cancellationToken)
    {
        await foreach (var (name, content) in ListAsync(id, cancellationToken).ConfigureAwait(false))
        {
            await _preserved.TryCreateAsync($"{id}/{name}", content, null, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task EraseAsync(RenewalId id, CancellationToken cancellationToken)
    {
        foreach (var folder in new[] { _working, _preserved })
        {
            await foreach (var (place, _) in folder.ListAsync($"{id}/", cancellationToken).ConfigureAwait(false))
            {
                try
                {
                    await folder.DeleteAsync(place, cancellationToken).ConfigureAwait(false);
                }
                catch (RequestFailedException kept) when (kept.Status == Locked)
                {
                    throw new IOException($"Renewal {id}: a policy of the account still keeps its evidence.", kept);
                }
            }
        }
    }

    private static string SlotOf(RenewalId id, string name) => $"{id}/named-{Uri.EscapeDataString(name)}";

    private async Task<ReadOnlyMemory<byte>?> ReadAsync(string place, CancellationToken cancellationToken) =>
        (await _preserved.ReadAsync(place, cancellationToken).ConfigureAwait(false)
            ?? await _working.ReadAsync(place, cancellationToken).ConfigureAwait(false))?.Content;
}
