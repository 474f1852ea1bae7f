using DigiRenew.Agent.Devices;
using DigiRenew.Agent.Sessions;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki;
using DigiRenew.Tokens;

namespace DigiRenew.Agent.Ordering;

/// <summary>Key pairs left by interrupted or ended orders of a certificate: offered for removal; never a key that has a certificate.</summary>
public static class LeftoverKeys
{
    private static readonly HashSet<string> Over = new(StringComparer.Ordinal) { "refused", "cancelled", "revoked", "lapsed" };

    /// <summary>Offers each for removal.</summary>
    /// <param name="context">The run.</param>
    /// <param name="connection">The token.</param>
    /// <param name="orders">The holder's orders: keys of those that are not over stay.</param>
    /// <param name="alsoKeep">SHA-256 of another public key that stays, or null.</param>
    /// <param name="cancellationToken">Ends the wait for an answer.</param>
    public static async Task OfferAsync(
        AgentContext context,
        HolderConnection connection,
        IReadOnlyList<OrderView> orders,
        string? alsoKeep,
        CancellationToken cancellationToken)
    {
        var certificates = connection.Token.ListCertificates();
        var certified = CertificateOnToken.List(connection.Token).Select(one => one.Facts.PublicKey.Hex).ToHashSet(StringComparer.Ordinal);
        var needed = orders.Where(order => !IsOver(order.State)).Select(order => order.NewKeySha256).Append(alsoKeep).ToHashSet(StringComparer.Ordinal);
        TokenKey[] leftovers = [.. connection.Token.ListPrivateKeys().Where(key =>
            key.Label.StartsWith(NewKey.LabelFor(connection.Signer), StringComparison.Ordinal)
            && key.SubjectPublicKeyInfo is { } publicKey
            && !needed.Contains(Sha256Digest.Of(publicKey.Span).Hex)
            && !certificates.Any(certificate => certificate.Id.Span.SequenceEqual(key.Id.Span))
            && !certified.Contains(Sha256Digest.Of(publicKey.Span).Hex))];
        foreach (var key in leftovers)
        {
            var question = AgentTexts.LeftoverKey.In(context.Language, ("label", key.Label));
            if (await context.Dialogue.ConfirmAsync(question, false, cancellationToken).ConfigureAwait(false))
            {
                connection.Token.RemoveKeyPair(key);
                context.Say(AgentTexts.LeftoverRemoved, ("label", key.Label));
            }
        }
    }

    /// <summary>Whether an order ended without a certificate.</summary>
    public static bool IsOver(string state) => Over.Contains(state);
}
