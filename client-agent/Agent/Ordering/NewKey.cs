using System.Globalization;
using System.Security.Cryptography;
using DigiRenew.Agent.Sessions;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Tokens;

namespace DigiRenew.Agent.Ordering;

/// <summary>The key pair for the new certificate: generated on the token, or the one left by an unfinished draft of the same order.</summary>
internal static class NewKey
{
    /// <summary>CKA_LABEL of everything that this program writes begins so.</summary>
    public const string LabelPrefix = "DigiRenew ";

    /// <summary>How CKA_LABEL begins for the key pairs that renew a certificate: keys of another certificate's orders are not touched.</summary>
    public static string LabelFor(CertificateFacts renewed) => $"{LabelPrefix}{renewed.Serial} ";

    /// <summary>A key pair for an order.</summary>
    /// <param name="context">The run.</param>
    /// <param name="connection">The token.</param>
    /// <param name="wanted">--key, or null for the first that policy and token both accept.</param>
    /// <param name="known">SHA-256 of the public key of an unfinished draft, or null.</param>
    /// <param name="issueDate">For the label.</param>
    /// <exception cref="AgentException"><c>key-not-offered</c>; <c>key-exposed</c>: the token contradicts that the key stays on it, and the pair is removed.</exception>
    public static (TokenKey Key, ReadOnlyMemory<byte> PublicKey) Provide(
        AgentContext context, HolderConnection connection, string? wanted, string? known, DateOnly issueDate)
    {
        var algorithm = Choose(connection, wanted);
        if (known is not null
            && connection.Find(Sha256Digest.Parse(known)) is { SubjectPublicKeyInfo: { } publicKey } left
            && (wanted is null || left.Algorithm == algorithm)
            && !left.Exposed
            && !connection.Token.ListCertificates().Any(certificate => certificate.Id.Span.SequenceEqual(left.Id.Span)))
        {
            context.Say(AgentTexts.KeyReused);
            return (left, publicKey);
        }

        using var working = context.Working(AgentTexts.GeneratingKey, ("algorithm", algorithm.ToWire()));
        var key = connection.Token.GenerateKeyPair(
            algorithm,
            RandomNumberGenerator.GetBytes(20),
            LabelFor(connection.Signer) + issueDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (key.Exposed)
        {
            connection.Token.RemoveKeyPair(key);
            throw new AgentException(AgentFaults.KeyExposed, ("token", connection.TokenInfo.Label));
        }

        return key.SubjectPublicKeyInfo is { } made
            ? (key, made)
            : throw new AgentException(AgentFaults.TokenFailed, ("what", "C_GenerateKeyPair: CKA_MODULUS / CKA_EC_POINT"));
    }

    /// <summary>Key types that the policy accepts and the token can generate and sign by, in the policy's order.</summary>
    public static IReadOnlyList<KeyAlgorithm> Accepted(IReadOnlyList<string> policy, ITokenSession token) =>
        [.. policy.Select(KeyNames.Parse).OfType<KeyAlgorithm>().Where(algorithm => token.CanGenerate(algorithm) && token.SchemesFor(algorithm).Count > 0)];

    private static KeyAlgorithm Choose(HolderConnection connection, string? wanted)
    {
        var accepted = Accepted(connection.Policy.KeyAlgorithms, connection.Token);
        var chosen = wanted is null ? accepted.Select(one => (KeyAlgorithm?)one).FirstOrDefault() : KeyNames.Parse(wanted);
        return chosen is { } algorithm && accepted.Contains(algorithm)
            ? algorithm
            : throw new AgentException(AgentFaults.KeyNotOffered, ("accepted", string.Join(", ", accepted.Select(one => one.ToWire()))));
    }
}
