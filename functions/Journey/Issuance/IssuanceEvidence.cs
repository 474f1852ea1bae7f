using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using static DigiRenew.Journey.Issuance.OrderEvidence;

namespace DigiRenew.Journey.Issuance;

/// <summary>
/// Everything that an issuance rests on, verified from the evidence itself: before serial number and validity are fixed, so that what does not
/// hold can still be mended, and again before the signature.
/// </summary>
internal sealed class IssuanceEvidence
{
    private readonly JourneyContext _context;
    private readonly OrderEvidence _order;
    private readonly UploadEvidence _uploads;
    private readonly DecisionEvidence _decisions;

    public IssuanceEvidence(JourneyContext context)
    {
        _context = context;
        _order = new(context);
        _uploads = new(context, _order);
        _decisions = new(context, _order);
    }

    /// <exception cref="InvalidDataException">Something does not hold.</exception>
    public async Task<OrderedCertificate> VerifyAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var published = await _context.Ports.AuditStore.ReadAsync(entry.Id, cancellationToken).ConfigureAwait(false);
        Require(published.Length <= entry.Records.Length && published.SequenceEqual(entry.Records.Take(published.Length)), "audit-head");
        var ordered = await _order.VerifyAsync(entry, cancellationToken).ConfigureAwait(false);
        await _uploads.VerifyAsync(entry, ordered.Old, cancellationToken).ConfigureAwait(false);
        await _decisions.VerifyAsync(entry, cancellationToken).ConfigureAwait(false);
        return ordered;
    }

    /// <inheritdoc cref="OrderEvidence.FindAsync"/>
    public Task<ReadOnlyMemory<byte>> FindAsync(RenewalId id, Sha256Digest digest, string what, CancellationToken cancellationToken) =>
        _order.FindAsync(id, digest, what, cancellationToken);
}
