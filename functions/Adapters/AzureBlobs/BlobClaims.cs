using System.Text;
using System.Text.Json;
using Azure;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;

namespace DigiRenew.Adapters.AzureBlobs;

/// <summary>
/// Claims as blobs <c>{kind}/{sha256 of the name}</c>, e.g. nonce/…, created with If-None-Match: * and changed with If-Match.
/// One past its expiry counts as free; a lifecycle rule may remove such blobs by kind.
/// </summary>
internal sealed class BlobClaims(BlobFolder claims, TimeProvider time) : IClaims
{
    public async Task<Claim> TryClaimAsync(string name, string owner, DateTimeOffset? expires, CancellationToken cancellationToken)
    {
        var place = PlaceOf(name);
        var mine = new ClaimDocument(owner, time.GetUtcNow(), expires);
        if (!IsOver(mine) && await claims.TryCreateAsync(place, Octets(mine), null, cancellationToken).ConfigureAwait(false))
        {
            return Answer(mine);
        }

        return await TakeAsync(place, mine, _ => false, cancellationToken).ConfigureAwait(false);
    }

    public Task<Claim> ReplaceAsync(string name, string abandonedOwner, string owner, CancellationToken cancellationToken) => TakeAsync(
        PlaceOf(name), new ClaimDocument(owner, time.GetUtcNow(), null), stands => stands.Owner == abandonedOwner, cancellationToken);

    public async Task ReleaseAsync(string name, string owner, CancellationToken cancellationToken)
    {
        var place = PlaceOf(name);
        while (await ReadAsync(place, cancellationToken).ConfigureAwait(false) is var (stands, version)
            && stands.Owner == owner
            && !await claims.TryDeleteAsync(place, version, cancellationToken).ConfigureAwait(false))
        {
            await BlobFolder.StepAsideAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes a name that is free, over, or given up.</summary>
    private async Task<Claim> TakeAsync(string place, ClaimDocument mine, Func<ClaimDocument, bool> isGivenUp, CancellationToken cancellationToken)
    {
        for (; ; await BlobFolder.StepAsideAsync(cancellationToken).ConfigureAwait(false))
        {
            var found = await ReadAsync(place, cancellationToken).ConfigureAwait(false);
            if (found is var (stands, _) && !IsOver(stands) && !isGivenUp(stands))
            {
                return Answer(stands);
            }

            // A claim that is over before it is made only asks, and stands in nobody's way.
            if (IsOver(mine) || await TryWriteAsync(place, mine, found?.Version, cancellationToken).ConfigureAwait(false))
            {
                return Answer(mine);
            }
        }
    }

    private static string PlaceOf(string name)
    {
        var kind = name.Split('/')[0];
        var digest = Sha256Digest.Of(Encoding.UTF8.GetBytes(name)).Hex;
        return kind.All(char.IsAsciiLetterOrDigit) && kind.Length is > 0 and <= 32 ? $"{kind}/{digest}" : digest;
    }

    private static byte[] Octets(ClaimDocument claim) => JsonSerializer.SerializeToUtf8Bytes(claim, BlobJson.Default.ClaimDocument);

    private static Claim Answer(ClaimDocument claim) => new(claim.Owner, claim.Since);

    private bool IsOver(ClaimDocument claim) => claim.Expires <= time.GetUtcNow();

    private async Task<(ClaimDocument Claim, ETag Version)?> ReadAsync(string place, CancellationToken cancellationToken) =>
        await claims.ReadAsync(place, cancellationToken).ConfigureAwait(false) is { } blob
            ? (JsonSerializer.Deserialize(blob.Content.Span, BlobJson.Default.ClaimDocument)!, blob.Version)
            : null;

    private Task<bool> TryWriteAsync(string place, ClaimDocument mine, ETag? seen, CancellationToken cancellationToken) => seen is { } version
        ? claims.TryReplaceAsync(place, Octets(mine), version, null, cancellationToken)
        : claims.TryCreateAsync(place, Octets(mine), null, cancellationToken);
}
