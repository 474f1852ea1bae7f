namespace DigiRenew.Journey.Storage;

/// <summary>Uniqueness across renewals: a name has one owner, whoever came first, under any race.</summary>
public interface IClaims
{
    /// <summary>Claims a name.</summary>
    /// <param name="name">E.g. certificate/{sha256}, key/{sha256}, nonce/{nonce}, idempotency/{holder}/{key}.</param>
    /// <param name="owner">Who claims it.</param>
    /// <param name="expires">After this the name may be claimed anew; null means never.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The claim that stands: this owner's, or an earlier one's.</returns>
    Task<Claim> TryClaimAsync(string name, string owner, DateTimeOffset? expires, CancellationToken cancellationToken);

    /// <summary>Puts a new owner in place of one whose renewal never appeared.</summary>
    /// <returns>The claim that stands.</returns>
    Task<Claim> ReplaceAsync(string name, string abandonedOwner, string owner, CancellationToken cancellationToken);

    /// <summary>Gives a name back; nothing happens where it has another owner.</summary>
    Task ReleaseAsync(string name, string owner, CancellationToken cancellationToken);
}
