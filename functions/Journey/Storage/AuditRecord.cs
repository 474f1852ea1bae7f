using DigiRenew.Pki;

namespace DigiRenew.Journey.Storage;

/// <summary>One event as it was hashed: the exact UTF-8 JSON, which names the hash of the record before.</summary>
/// <param name="Sequence">1 for the first of a renewal.</param>
/// <param name="Bytes">The JSON.</param>
public sealed record AuditRecord(long Sequence, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>SHA-256 of <see cref="Bytes"/>: what the next record names.</summary>
    public Sha256Digest Hash => Sha256Digest.Of(Bytes.Span);

    public bool Equals(AuditRecord? other) => other is not null && other.Sequence == Sequence && other.Bytes.Span.SequenceEqual(Bytes.Span);

    public override int GetHashCode() => Sequence.GetHashCode();
}
