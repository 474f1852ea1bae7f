using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Verification;

/// <summary>
/// The looks by which an old certificate was found good, in order, as named evidence: each the digests of what was looked at, a line each,
/// what tells of the certificate itself first, then the lists of its authorities. One may be followed by a hold and another one: the
/// certificate was issued on the last.
/// </summary>
internal static class DecisiveLooks
{
    /// <summary>Where the first look alone was kept, before there were several.</summary>
    private const string Former = "decisive-status";

    private const int MostAuthorities = 8;

    /// <summary>Keeps a look after those before it, unless it is the last one again.</summary>
    public static async Task KeepAsync(IEvidence evidence, RenewalId id, Sha256Digest decisive, IEnumerable<Sha256Digest> authorities, CancellationToken cancellationToken)
    {
        var look = Encoding.ASCII.GetBytes(string.Join('\n', authorities.Prepend(decisive).Select(digest => digest.Hex)));
        var (number, last) = await FindAsync(evidence, id, cancellationToken).ConfigureAwait(false);
        while (last is not { } kept || !kept.Span.SequenceEqual(look))
        {
            last = await evidence.KeepFirstAsync(id, NameOf(++number), look, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What was looked at last; nothing where there was no look.</summary>
    /// <exception cref="InvalidDataException">Something of it is missing or was altered.</exception>
    public static async Task<ImmutableArray<ReadOnlyMemory<byte>>> FindLastAsync(IEvidence evidence, RenewalId id, CancellationToken cancellationToken)
    {
        if (await FindAsync(evidence, id, cancellationToken).ConfigureAwait(false) is not (_, { } look))
        {
            return await FindFormerAsync(evidence, id, cancellationToken).ConfigureAwait(false);
        }

        var all = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        foreach (var line in Encoding.ASCII.GetString(look.Span).Split('\n'))
        {
            all.Add(Sha256Digest.TryParse(line, out var digest) && await evidence.FindAsync(id, digest, cancellationToken).ConfigureAwait(false) is { } found
                ? found
                : throw new InvalidDataException("What revocation was decided on is not what was kept."));
        }

        return all.ToImmutable();
    }

    private static async Task<(int Number, ReadOnlyMemory<byte>? Look)> FindAsync(IEvidence evidence, RenewalId id, CancellationToken cancellationToken)
    {
        var (number, last) = (0, default(ReadOnlyMemory<byte>?));
        while (await evidence.FindNamedAsync(id, NameOf(number + 1), cancellationToken).ConfigureAwait(false) is { } look)
        {
            (number, last) = (number + 1, look);
        }

        return (number, last);
    }

    private static async Task<ImmutableArray<ReadOnlyMemory<byte>>> FindFormerAsync(IEvidence evidence, RenewalId id, CancellationToken cancellationToken)
    {
        var all = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        for (var name = Former;
            all.Count <= MostAuthorities && await evidence.FindNamedAsync(id, name, cancellationToken).ConfigureAwait(false) is { } list;
            name = string.Create(CultureInfo.InvariantCulture, $"{Former}-authority-{all.Count}"))
        {
            all.Add(list);
        }

        return all.ToImmutable();
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"decisive-look-{number}");
}
