using System.Collections.Immutable;
using System.Text.Json;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Cms;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>All checkpoints, each verified: seal, number, link to the one before, and root over the heads that it leads to.</summary>
/// <param name="Statements">The statements.</param>
/// <param name="Heads">The newest head of every order.</param>
/// <param name="Last">SHA-256 of the last sealed checkpoint; zeros where there is none.</param>
/// <param name="Broken">The first link that does not hold; the rest is what stands before it.</param>
internal sealed record CheckpointChain(
    ImmutableArray<CheckpointStatement> Statements,
    ImmutableSortedDictionary<RenewalId, CheckpointHead> Heads,
    Sha256Digest Last,
    AuditFinding? Broken)
{
    private static readonly IComparer<RenewalId> ById = Comparer<RenewalId>.Create((x, y) => string.CompareOrdinal(x.ToString(), y.ToString()));

    private static CheckpointChain Empty { get; } = new([], ImmutableSortedDictionary.Create<RenewalId, CheckpointHead>(ById), Sha256Digest.Zero, null);

    public static CheckpointChain Read(IEnumerable<ReadOnlyMemory<byte>> sealedCheckpoints, IReadOnlyCollection<CertificateFacts> sealAnchors)
    {
        var chain = Empty;
        foreach (var cms in sealedCheckpoints)
        {
            chain = chain.Follow(cms, sealAnchors);
            if (chain.Broken is not null)
            {
                break;
            }
        }

        return chain;
    }

    public Sha256Digest Root() => RootOf(Heads);

    public static Sha256Digest RootOf(ImmutableSortedDictionary<RenewalId, CheckpointHead> heads) =>
        MerkleRoot.Of(heads.Select(head => KeyValuePair.Create(head.Key, Sha256Digest.Parse(head.Value.Head))));

    private CheckpointChain Follow(ReadOnlyMemory<byte> cms, IReadOnlyCollection<CertificateFacts> sealAnchors)
    {
        var number = Statements.Length + 1;
        var verdict = CadesSignature.Verify(cms, StatementTypes.Checkpoint, null);
        if (!verdict.Check.Passed || sealAnchors.All(anchor => anchor.Sha256 != verdict.Signer!.Sha256))
        {
            return Break("checkpoint-seal", number);
        }

        if (ReadStatement(verdict.Content) is not { Purpose: Purposes.Checkpoint } statement)
        {
            return Break("checkpoint-content", number);
        }

        if (statement.Number != number)
        {
            return Break("checkpoint-removed", number);
        }

        if (statement.Previous != Last.Hex)
        {
            return Break("checkpoint-chain", number);
        }

        var heads = Heads.SetItems(statement.Changed.Select(head => KeyValuePair.Create(new RenewalId(head.Order), head)));
        return statement.Count == heads.Count && statement.Root == RootOf(heads).Hex
            ? new(Statements.Add(statement), heads, Sha256Digest.Of(cms.Span), null)
            : Break("checkpoint-root", number);
    }

    private CheckpointChain Break(string what, long number) => this with { Broken = new(what, null, null, number) };

    private static CheckpointStatement? ReadStatement(ReadOnlyMemory<byte> content)
    {
        try
        {
            var statement = JsonSerializer.Deserialize(content.Span, WireJson.Default.CheckpointStatement);
            return statement is not null && statement.Changed.All(head => Sha256Digest.TryParse(head.Head, out _)) ? statement : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
