using System.Collections.Immutable;
using System.Text.Json;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Cms;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>Checkpoints up to one, each verified: seal, number, link to the one before, and root over the heads that it leads to.</summary>
/// <param name="Number">The last one's number; 0 where there is none.</param>
/// <param name="Heads">The newest head of every order.</param>
/// <param name="Last">SHA-256 of the last sealed checkpoint; zeros where there is none.</param>
/// <param name="Broken">The first link that does not hold; the rest is what stands before it.</param>
/// <param name="Mark">Up to where in the audit store the last one reaches, as it says itself; null: from the beginning.</param>
internal sealed record CheckpointChain(
    long Number,
    ImmutableSortedDictionary<RenewalId, SealedHead> Heads,
    Sha256Digest Last,
    AuditFinding? Broken,
    string? Mark)
{
    private static readonly IComparer<RenewalId> ById = Comparer<RenewalId>.Create((x, y) => x.Value.CompareTo(y.Value));

    public static CheckpointChain Empty { get; } = new(0, ImmutableSortedDictionary.Create<RenewalId, SealedHead>(ById), Sha256Digest.Zero, null, null);

    /// <summary>Verifies the next checkpoint and follows it.</summary>
    public CheckpointChain Follow(ReadOnlyMemory<byte> cms, IReadOnlyCollection<CertificateFacts> sealAnchors)
    {
        var next = Number + 1;
        var (statement, wrong) = Open(cms, sealAnchors);
        if (statement is null)
        {
            return Break(wrong!, next);
        }

        if (statement.Number != next)
        {
            return Break("checkpoint-removed", next);
        }

        if (statement.Previous != Last.Hex)
        {
            return Break("checkpoint-chain", next);
        }

        var followed = With(statement, Sha256Digest.Of(cms.Span));
        return followed.IsUnder(statement) ? followed : Break("checkpoint-root", next);
    }

    /// <summary>The chain after a statement that was verified, or is about to be sealed.</summary>
    public CheckpointChain With(CheckpointStatement statement, Sha256Digest sealedAs) => new(
        statement.Number,
        Heads.SetItems(statement.Changed.Select(head => KeyValuePair.Create(new RenewalId(head.Order), new SealedHead(head.Sequence, Sha256Digest.Parse(head.Head), statement.Number)))),
        sealedAs,
        null,
        statement.Mark);

    /// <summary>This chain with what its last checkpoint says; null where a sealed checkpoint is not the last one of this chain, or does not seal these very heads.</summary>
    public CheckpointChain? Under(ReadOnlyMemory<byte> cms, IReadOnlyCollection<CertificateFacts> sealAnchors) =>
        Sha256Digest.Of(cms.Span) == Last && Open(cms, sealAnchors).Statement is { } statement && statement.Number == Number && IsUnder(statement)
            ? this with { Mark = statement.Mark }
            : null;

    public Sha256Digest Root() => MerkleRoot.Of(Heads.Select(head => KeyValuePair.Create(head.Key, head.Value.Head)));

    /// <summary>A checkpoint's statement, where its seal holds.</summary>
    public static (CheckpointStatement? Statement, string? Wrong) Open(ReadOnlyMemory<byte> cms, IReadOnlyCollection<CertificateFacts> sealAnchors)
    {
        var verdict = CadesSignature.Verify(cms, StatementTypes.Checkpoint, null);
        return !verdict.Check.Passed || sealAnchors.All(anchor => anchor.Sha256 != verdict.Signer!.Sha256) ? (null, "checkpoint-seal")
            : ReadStatement(verdict.Content) is { Purpose: Purposes.Checkpoint } statement ? (statement, null)
            : (null, "checkpoint-content");
    }

    private bool IsUnder(CheckpointStatement statement) => statement.Count == Heads.Count && statement.Root == Root().Hex;

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
