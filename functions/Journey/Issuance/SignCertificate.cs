using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Paths;
using DigiRenew.Renewal;
using Microsoft.Extensions.Logging;
using static DigiRenew.Journey.Issuance.OrderEvidence;

namespace DigiRenew.Journey.Issuance;

/// <summary>Re-verifies the evidence, signs the fixed TBSCertificate, and keeps the certificate that came first.</summary>
public sealed class SignCertificate
{
    private const string Slot = "certificate";

    private readonly JourneyContext _context;
    private readonly ILogger _log;
    private readonly OrderEvidence _order;
    private readonly UploadEvidence _uploads;
    private readonly DecisionEvidence _decisions;

    public SignCertificate(JourneyContext context)
    {
        _context = context;
        _log = context.Logging.CreateLogger<SignCertificate>();
        _order = new(context);
        _uploads = new(context, _order);
        _decisions = new(context, _order);
    }

    public async Task<EffectResult> RunAsync(RenewalId id, CancellationToken cancellationToken)
    {
        try
        {
            var entry = await _context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false);
            if (entry?.State is not RenewalState.Issuing { Order.Issuance: { } issuance })
            {
                return EffectResult.Finished;
            }

            var ordered = await VerifyAsync(entry, cancellationToken).ConfigureAwait(false);
            var certificate = await IssueAsync(entry, ordered, issuance, cancellationToken).ConfigureAwait(false);
            await _context.Ledger.ExecuteAsync(
                id, Actor.Service, "signed", _ => new RenewalCommand.RecordIssued(certificate), cancellationToken).ConfigureAwait(false);
            return EffectResult.Finished;
        }
        catch (Exception broken) when (BrokenEvidence.IsSaidBy(broken))
        {
            return await BrokenEvidence.HoldAsync(_context, _log, id, broken, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<OrderedCertificate> VerifyAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var published = await _context.Ports.AuditStore.ReadAsync(entry.Id, cancellationToken).ConfigureAwait(false);
        Require(published.Length <= entry.Records.Length && published.SequenceEqual(entry.Records.Take(published.Length)), "audit-head");
        var ordered = await _order.VerifyAsync(entry, cancellationToken).ConfigureAwait(false);
        await _uploads.VerifyAsync(entry, ordered.Old, cancellationToken).ConfigureAwait(false);
        await _decisions.VerifyAsync(entry, cancellationToken).ConfigureAwait(false);
        return ordered;
    }

    private async Task<Sha256Digest> IssueAsync(
        LedgerEntry entry, OrderedCertificate ordered, RenewalEvent.IssuanceFixed issuance, CancellationToken cancellationToken)
    {
        var issuing = _context.Ports.IssuingKey.For(issuance.Issuer) ?? throw Broken("issuing-certificate");
        Require(NewValidity.From(issuance.NotBefore, entry.Order.Draft.ValidityYears) == (issuance.NotBefore, issuance.NotAfter), "validity");
        var toBeSigned = NewCertificate.Compose(
            _context.Settings, issuing, entry.Order, ordered, issuance.Serial, issuance.NotBefore, issuance.NotAfter);
        Require(Sha256Digest.Of(toBeSigned) == issuance.ToBeSigned, "to-be-signed");
        await _order.FindAsync(entry.Id, issuance.ToBeSigned, "to-be-signed", cancellationToken).ConfigureAwait(false);

        var stored = await _context.Ports.Evidence.FindNamedAsync(entry.Id, Slot, cancellationToken).ConfigureAwait(false)
            ?? await SignAsync(entry.Id, issuing, toBeSigned, cancellationToken).ConfigureAwait(false);
        return Compared(stored, toBeSigned, issuing, ordered, issuance).Sha256;
    }

    private async Task<ReadOnlyMemory<byte>> SignAsync(RenewalId id, IIssuingKey issuing, byte[] toBeSigned, CancellationToken cancellationToken)
    {
        var scheme = issuing.Key.Scheme;
        var signature = await issuing.Key.SignAsync(toBeSigned, cancellationToken).ConfigureAwait(false);
        if (!PublicKeys.Verify(issuing.Certificate.SubjectPublicKeyInfo, scheme, toBeSigned, signature))
        {
            throw new InvalidOperationException("The issuing key gave a signature that does not verify.");
        }

        return await _context.Ports.Evidence
            .KeepFirstAsync(id, Slot, ToBeSignedCertificate.Join(toBeSigned, scheme, signature), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Compares what is about to be handed out with what was approved.</summary>
    private CertificateFacts Compared(
        ReadOnlyMemory<byte> der, byte[] toBeSigned, IIssuingKey issuing, OrderedCertificate ordered, RenewalEvent.IssuanceFixed issuance)
    {
        Require(ToBeSignedCertificate.Of(der).Span.SequenceEqual(toBeSigned), "certificate-content");
        var certificate = CertificateFacts.Read(der);
        Require(
            certificate.Serial == issuance.Serial
            && certificate.Subject.Span.SequenceEqual(ordered.Old.Subject.Span)
            && certificate.PublicKey == ordered.Request.PublicKey,
            "certificate-content");
        var (path, check) = CertificationPath.Build(
            certificate, [issuing.Certificate], _context.Settings.TrustAnchors, issuance.NotBefore);
        Require(path is not null && check.Passed && path.Issuer.Sha256 == issuing.Certificate.Sha256, "certificate-signature");
        return certificate;
    }
}
