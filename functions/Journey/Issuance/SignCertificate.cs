using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Paths;
using DigiRenew.Renewal;
using DigiRenew.Renewal.Rules;
using Microsoft.Extensions.Logging;
using static DigiRenew.Journey.Issuance.OrderEvidence;

namespace DigiRenew.Journey.Issuance;

/// <summary>Re-verifies the evidence, signs the fixed TBSCertificate, and keeps the certificate that came first.</summary>
public sealed partial class SignCertificate
{
    /// <summary>The slot of the certificate in the evidence.</summary>
    internal const string Slot = "certificate";

    /// <summary>The cause of a hold where the profile is no longer the one by which the TBSCertificate was fixed.</summary>
    internal const string ProfileChanged = "profile-changed";

    /// <summary>What was looked at before the fixing stands this long.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private readonly JourneyContext _context;
    private readonly ILogger _log;
    private readonly IssuanceEvidence _evidence;
    private readonly LastLook _lastLook;

    public SignCertificate(JourneyContext context)
    {
        _context = context;
        _log = context.Logging.CreateLogger<SignCertificate>();
        _evidence = new(context);
        _lastLook = new(context);
    }

    public async Task<EffectResult> RunAsync(RenewalId id, CancellationToken cancellationToken)
    {
        try
        {
            var entry = await _context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false);
            return entry?.State is RenewalState.Issuing { Order.Issuance: { } issuance }
                ? await IssueAsync(entry, issuance, cancellationToken).ConfigureAwait(false)
                : EffectResult.Finished;
        }
        catch (Exception broken) when (BrokenEvidence.IsSaidBy(broken))
        {
            return await BrokenEvidence.HoldAsync(_context, _log, id, broken, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<EffectResult> IssueAsync(LedgerEntry entry, RenewalEvent.IssuanceFixed issuance, CancellationToken cancellationToken)
    {
        if (entry.Order.Payment is null)
        {
            return await _lastLook.HoldAsync(entry.Id, RenewalEffect.CallOfficer.PaymentTakenBack, cancellationToken).ConfigureAwait(false);
        }

        var ordered = await _evidence.VerifyAsync(entry, cancellationToken).ConfigureAwait(false);
        var issuing = _context.Ports.IssuingKey.For(issuance.Issuer) ?? throw Broken("issuing-certificate");
        Require(NewValidity.From(issuance.NotBefore, entry.Order.Draft.ValidityYears) == (issuance.NotBefore, issuance.NotAfter), "validity");
        var toBeSigned = await _evidence.FindAsync(entry.Id, issuance.ToBeSigned, "to-be-signed", cancellationToken).ConfigureAwait(false);
        var certificate = await _context.Ports.Evidence.FindNamedAsync(entry.Id, Slot, cancellationToken).ConfigureAwait(false);
        if (certificate is null)
        {
            if (await StopAsync(entry, ordered, issuing, issuance, toBeSigned, cancellationToken).ConfigureAwait(false) is { } stopped)
            {
                return stopped;
            }

            certificate = await SignAsync(entry.Id, issuing, toBeSigned, cancellationToken).ConfigureAwait(false);
        }

        var issued = Compared(certificate.Value, toBeSigned, issuing, ordered, issuance).Sha256;
        var recorded = await _context.Ledger.ExecuteAsync(
            entry.Id, Actor.Service, "signed", _ => new RenewalCommand.RecordIssued(issued), cancellationToken).ConfigureAwait(false);
        if (recorded is not Outcome<LedgerEntry>.Done { Value.Order.Certificate: not null })
        {
            NotRecorded(_log, entry.Id.Value);
        }

        return EffectResult.Finished;
    }

    /// <summary>Looks whether what was fixed may be signed now.</summary>
    /// <returns>Null where it may.</returns>
    private async Task<EffectResult?> StopAsync(
        LedgerEntry entry,
        OrderedCertificate ordered,
        IIssuingKey issuing,
        RenewalEvent.IssuanceFixed issuance,
        ReadOnlyMemory<byte> toBeSigned,
        CancellationToken cancellationToken)
    {
        var today = NewCertificate.Compose(_context.Settings, issuing, entry.Order, ordered, issuance.Serial, issuance.NotBefore, issuance.NotAfter);
        if (!toBeSigned.Span.SequenceEqual(today))
        {
            RequireApproved(toBeSigned, issuing, ordered, issuance);
            if (!IsReleased(entry))
            {
                return await _lastLook.HoldAsync(entry.Id, ProfileChanged, cancellationToken).ConfigureAwait(false);
            }
        }

        return _context.Now - issuance.NotBefore > Fresh || entry.Order.IsTooLateAt(_context.Now)
            ? await _lastLook.RunAsync(entry, ordered, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>What was fixed is the end-entity certificate that was approved, whatever the profile says of all the rest.</summary>
    private static void RequireApproved(ReadOnlyMemory<byte> toBeSigned, IIssuingKey issuing, OrderedCertificate ordered, RenewalEvent.IssuanceFixed issuance)
    {
        var certificate = CertificateFacts.Read(ToBeSignedCertificate.Join(toBeSigned, issuing.Key.Scheme, new byte[1]));
        Require(
            IsOf(certificate, ordered, issuance)
            && certificate is { IsAuthority: false, UnknownCriticalExtensions.IsEmpty: true, KeyUsage: { } usage }
            && usage.HasFlag(KeyUsage.ContentCommitment)
            && (usage & (KeyUsage.KeyCertSign | KeyUsage.CrlSign)) == KeyUsage.None
            && certificate.Issuer.Span.SequenceEqual(issuing.Certificate.Subject.Span)
            && certificate.Email == ordered.Old.Email,
            "to-be-signed");
    }

    /// <summary>
    /// Whether an officer released the order after it was held for its profile: the sealed release names the head of a chain that has the fixed octets' digest.
    /// </summary>
    private static bool IsReleased(LedgerEntry entry) => entry.Events
        .SkipWhile(recorded => recorded.Event is not RenewalEvent.OrderHeld { Cause: ProfileChanged })
        .Any(recorded => recorded.Event is RenewalEvent.OrderReleased);

    private async Task<ReadOnlyMemory<byte>> SignAsync(RenewalId id, IIssuingKey issuing, ReadOnlyMemory<byte> toBeSigned, CancellationToken cancellationToken)
    {
        var scheme = issuing.Key.Scheme;
        var signature = await issuing.Key.SignAsync(toBeSigned, cancellationToken).ConfigureAwait(false);
        if (!PublicKeys.Verify(issuing.Certificate.SubjectPublicKeyInfo, scheme, toBeSigned.Span, signature))
        {
            throw new InvalidOperationException("The issuing key gave a signature that does not verify.");
        }

        return await _context.Ports.Evidence
            .KeepFirstAsync(id, Slot, ToBeSignedCertificate.Join(toBeSigned, scheme, signature), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a certificate lies in the evidence of an order that has none recorded: it can be released, and no longer refused.</summary>
    internal static async Task<bool> IsSignedAsync(JourneyContext context, OrderFacts order, CancellationToken cancellationToken) =>
        order is { Issuance: not null, Certificate: null }
        && await context.Ports.Evidence.FindNamedAsync(order.Id, Slot, cancellationToken).ConfigureAwait(false) is not null;

    /// <summary>Compares what is about to be handed out with what was approved.</summary>
    private CertificateFacts Compared(
        ReadOnlyMemory<byte> der, ReadOnlyMemory<byte> toBeSigned, IIssuingKey issuing, OrderedCertificate ordered, RenewalEvent.IssuanceFixed issuance)
    {
        Require(ToBeSignedCertificate.Of(der).Span.SequenceEqual(toBeSigned.Span), "certificate-content");
        var certificate = CertificateFacts.Read(der);
        Require(IsOf(certificate, ordered, issuance), "certificate-content");
        var (path, check) = CertificationPath.Build(
            certificate, [issuing.Certificate], _context.Settings.TrustAnchors, issuance.NotBefore);
        Require(path is not null && check.Passed && path.Issuer.Sha256 == issuing.Certificate.Sha256, "certificate-signature");
        return certificate;
    }

    private static bool IsOf(CertificateFacts certificate, OrderedCertificate ordered, RenewalEvent.IssuanceFixed issuance) =>
        certificate.Serial == issuance.Serial
        && certificate.NotBefore == issuance.NotBefore
        && certificate.NotAfter == issuance.NotAfter
        && certificate.Subject.Span.SequenceEqual(ordered.Old.Subject.Span)
        && certificate.PublicKey == ordered.Request.PublicKey;

    [LoggerMessage(EventId = 7003, Level = LogLevel.Critical, Message = "Renewal {RenewalId}: the certificate was signed while the order was put on hold or ended; nobody gets it, and an officer must decide on its revocation")]
    private static partial void NotRecorded(ILogger logger, Guid renewalId);
}
