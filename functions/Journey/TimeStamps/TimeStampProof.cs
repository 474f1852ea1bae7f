using System.Collections.Immutable;
using System.Globalization;
using DigiRenew.Contracts;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.TimeStamps;

/// <summary>
/// What a token was verified with, kept beside it under names that have its digest: of two tokens, one of which came to nothing, each has
/// its own.
/// </summary>
/// <param name="Anchor">DER of the anchor of its authority; null where it is not kept.</param>
/// <param name="Lists">DER of the lists by which the certificates of its authority stood.</param>
internal sealed record TimeStampProof(ReadOnlyMemory<byte>? Anchor, ImmutableArray<ReadOnlyMemory<byte>> Lists)
{
    /// <summary>Keeps it, before the token.</summary>
    public async Task KeepAsync(IEvidence evidence, RenewalId id, UploadKind kind, int attempt, ReadOnlyMemory<byte> token, CancellationToken cancellationToken)
    {
        var place = PlaceOf(kind, attempt, token);
        if (Anchor is { } anchor)
        {
            await evidence.KeepFirstAsync(id, AnchorOf(place), anchor, cancellationToken).ConfigureAwait(false);
        }

        foreach (var (at, list) in Lists.Index())
        {
            await evidence.KeepFirstAsync(id, StatusOf(place, at + 1), list, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What is kept of an upload's token; of one from before names had its digest, what is kept of the upload.</summary>
    public static async Task<TimeStampProof> FindAsync(
        IEvidence evidence, RenewalId id, UploadKind kind, int attempt, ReadOnlyMemory<byte> token, CancellationToken cancellationToken) =>
        await FindAsync(evidence, id, PlaceOf(kind, attempt, token), cancellationToken).ConfigureAwait(false) is { Anchor: not null } own
            ? own
            : await FindAsync(evidence, id, PlaceOf(kind, attempt), cancellationToken).ConfigureAwait(false);

    private static async Task<TimeStampProof> FindAsync(IEvidence evidence, RenewalId id, string place, CancellationToken cancellationToken)
    {
        var anchor = await evidence.FindNamedAsync(id, AnchorOf(place), cancellationToken).ConfigureAwait(false);
        var lists = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        while (await evidence.FindNamedAsync(id, StatusOf(place, lists.Count + 1), cancellationToken).ConfigureAwait(false) is { } list)
        {
            lists.Add(list);
        }

        return new(anchor, lists.ToImmutable());
    }

    private static string PlaceOf(UploadKind kind, int attempt) => string.Create(CultureInfo.InvariantCulture, $"{kind.ToWire()}-{attempt}");

    private static string PlaceOf(UploadKind kind, int attempt, ReadOnlyMemory<byte> token) => $"{PlaceOf(kind, attempt)}-{Sha256Digest.Of(token.Span).Hex}";

    private static string AnchorOf(string place) => $"timestamp-anchor-{place}";

    private static string StatusOf(string place, int list) => string.Create(CultureInfo.InvariantCulture, $"timestamp-status-{place}-{list}");
}
