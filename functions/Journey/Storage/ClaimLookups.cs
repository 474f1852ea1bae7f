namespace DigiRenew.Journey.Storage;

/// <summary>Look-ups in claims.</summary>
internal static class ClaimLookups
{
    private const string Nobody = "-";

    /// <summary>
    /// Who owns a name, or null. Asks by a claim that has lapsed before it is made, and so stands in nobody's way.
    /// </summary>
    public static async Task<string?> FindOwnerAsync(this IClaims claims, string name, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var claim = await claims.TryClaimAsync(name, Nobody, now - TimeSpan.FromDays(1), cancellationToken).ConfigureAwait(false);
        return claim.Owner == Nobody ? null : claim.Owner;
    }
}
