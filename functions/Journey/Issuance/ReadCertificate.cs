using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Retention;
using DigiRenew.Journey.Sessions;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Paths;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Issuance;

/// <summary>Gives the holder the issued certificate and its chain.</summary>
public sealed class ReadCertificate(JourneyContext context)
{
    public async Task<Outcome<CertificateView>> RunAsync(HolderSession session, RenewalId id, CancellationToken cancellationToken)
    {
        var entry = await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (entry?.State.Facts is not { } order || !session.MayRead(entry))
        {
            return Refusal.Because(Problems.NotFound);
        }

        if (order.Erased.Contains(DocumentGroup.Record))
        {
            return entry.Absent(DocumentGroup.Record, context.Settings.Clock);
        }

        if (order.Certificate is null)
        {
            return Refusal.Because(Problems.NotIssued, ("date", order.Draft.IssueDate.ToString("yyyy-MM-dd", null)));
        }

        var der = await context.Ports.Evidence.FindNamedAsync(id, "certificate", cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidDataException("The issued certificate is not in the evidence.");
        return new CertificateView(Convert.ToBase64String(der.Span), [.. ChainOf(der).Select(issuer => Convert.ToBase64String(issuer.Der.Span))]);
    }

    /// <summary>The issuing certificates, without leaf and anchor.</summary>
    private IEnumerable<CertificateFacts> ChainOf(ReadOnlyMemory<byte> der)
    {
        var certificate = CertificateFacts.Read(der);
        var (path, _) = CertificationPath.Build(
            certificate, [.. context.Ports.IssuingKey.Certificates, .. context.Settings.IssuingCertificates], context.Settings.TrustAnchors, certificate.NotBefore);
        return path is null ? [context.Ports.IssuingKey.Certificate] : path.Certificates[1..^1];
    }
}
