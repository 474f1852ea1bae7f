using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Revocation;

namespace DigiRenew.Adapters.Local.Revocation;

/// <summary>
/// Revocation lists from folders and from configured addresses, verified, and cached until their nextUpdate. Never goes back
/// to an older list than one it has seen.
/// </summary>
public sealed class LocalRevocationLists(RevocationSources sources, TimeProvider time) : IRevocationLists, IDisposable
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private readonly RevocationDownload _download = new(sources);
    private readonly ConcurrentDictionary<Sha256Digest, Known> _known = new();

    public async Task<RevocationAnswer> FindAsync(CertificateFacts issuer, DateTimeOffset? notBefore, CancellationToken cancellationToken)
    {
        var known = _known.GetOrAdd(issuer.Sha256, _ => new());
        await known.OneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var now = time.GetUtcNow();
            await LookIntoFoldersAsync(known, issuer, now, cancellationToken).ConfigureAwait(false);
            if (!Serves(known.Newest, notBefore, now) && now >= known.NextTry)
            {
                await RefreshAsync(known, issuer, notBefore, now, cancellationToken).ConfigureAwait(false);
            }

            return Serves(known.Newest, notBefore, now) ? known.Newest
                : new RevocationAnswer.Unknown(known.Newest is null ? known.Cause : "stale");
        }
        finally
        {
            known.OneAtATime.Release();
        }
    }

    public void Dispose()
    {
        _download.Dispose();
        foreach (var known in _known.Values)
        {
            known.Dispose();
        }
    }

    private static bool Serves([NotNullWhen(true)] RevocationAnswer.Found? found, DateTimeOffset? notBefore, DateTimeOffset now) =>
        found is { List: { NextUpdate: { } nextUpdate } list }
        && nextUpdate > now
        && (notBefore is null || list.ThisUpdate >= notBefore);

    private async Task RefreshAsync(Known known, CertificateFacts issuer, DateTimeOffset? notBefore, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (sources.Publish is { } publish)
        {
            await TryPublishAsync(publish, known, issuer, cancellationToken).ConfigureAwait(false);
            await LookIntoFoldersAsync(known, issuer, now, cancellationToken).ConfigureAwait(false);
        }

        foreach (var address in sources.Addresses)
        {
            if (Serves(known.Newest, notBefore, now))
            {
                break;
            }

            Offer(known, issuer, await _download.TryGetAsync(address, cancellationToken).ConfigureAwait(false), now);
            known.NextTry = now + sources.BetweenTries;
        }
    }

    /// <summary>Has a list published; where that fails, there is none, which is no statement about anybody's certificate. The periodic publication says why.</summary>
    private static async Task TryPublishAsync(
        Func<CertificateFacts, CancellationToken, Task> publish, Known known, CertificateFacts issuer, CancellationToken cancellationToken)
    {
        try
        {
            await publish(issuer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failed) when (failed is IOException or InvalidDataException or CryptographicException)
        {
            known.Cause = "out-of-reach";
        }
    }

    /// <summary>Reads the lists that have changed since the last look, so that a revocation is seen at once.</summary>
    private async Task LookIntoFoldersAsync(Known known, CertificateFacts issuer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var file in sources.Folders.Where(Directory.Exists).SelectMany(folder => new DirectoryInfo(folder).EnumerateFiles("*.crl").OrderBy(file => file.Name, StringComparer.Ordinal)))
        {
            if (file.Length <= sources.LargestList && known.Seen.GetValueOrDefault(file.FullName) != file.LastWriteTimeUtc)
            {
                known.Seen[file.FullName] = file.LastWriteTimeUtc;
                Offer(known, issuer, await File.ReadAllBytesAsync(file.FullName, cancellationToken).ConfigureAwait(false), now);
            }
        }
    }

    /// <summary>Takes a list where it is this issuer's and newer than what is known.</summary>
    private static void Offer(Known known, CertificateFacts issuer, byte[]? der, DateTimeOffset now)
    {
        if (der is null)
        {
            return;
        }

        if (RevocationList.Read(der, issuer).List is not { } list || list.ThisUpdate > now + ClockTolerance)
        {
            known.Cause = "invalid";
        }
        else if (known.Newest is not { List: var newest } || (list.ThisUpdate, NumberOf(list)).CompareTo((newest.ThisUpdate, NumberOf(newest))) > 0)
        {
            known.Newest = new(list, der);
        }
    }

    private static BigInteger NumberOf(RevocationList list) =>
        BigInteger.TryParse(list.Number, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : BigInteger.Zero;

    /// <summary>What is known of one issuer.</summary>
    private sealed class Known : IDisposable
    {
        public SemaphoreSlim OneAtATime { get; } = new(1, 1);

        /// <summary>When each file of the folders was written as it was last read.</summary>
        public Dictionary<string, DateTime> Seen { get; } = new(StringComparer.Ordinal);

        public RevocationAnswer.Found? Newest { get; set; }

        public string Cause { get; set; } = "out-of-reach";

        public DateTimeOffset NextTry { get; set; } = DateTimeOffset.MinValue;

        public void Dispose() => OneAtATime.Dispose();
    }
}
