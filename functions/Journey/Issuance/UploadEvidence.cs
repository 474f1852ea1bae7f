using System.Text.Json;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Storage;
using DigiRenew.Journey.Verification;
using DigiRenew.Pdf;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Cms;
using DigiRenew.Pki.Paths;
using DigiRenew.Renewal;
using static DigiRenew.Journey.Issuance.OrderEvidence;

namespace DigiRenew.Journey.Issuance;

/// <summary>Verifies the four required uploads and their sealed receipts from the evidence itself.</summary>
internal sealed class UploadEvidence(JourneyContext context, OrderEvidence evidence)
{
    public async Task VerifyAsync(LedgerEntry entry, CertificateFacts old, CancellationToken cancellationToken)
    {
        foreach (var kind in Kinds.Required)
        {
            var slot = entry.Order.Uploads.GetValueOrDefault(kind) ?? throw Broken(kind.ToWire() + "-missing");
            Require(slot.Status == UploadStatus.Accepted, kind.ToWire() + "-not-accepted");
            var verdict = kind.Paper() is { } paper
                ? await PaperAsync(entry, slot, paper, cancellationToken).ConfigureAwait(false)
                : await FileAsync(entry, slot, cancellationToken).ConfigureAwait(false);
            Require(verdict.Check.Passed && verdict.Signer?.Sha256 == old.Sha256, kind.ToWire() + "-signature");
            await ReceiptAsync(entry, slot, cancellationToken).ConfigureAwait(false);
        }

        if (entry.Order.Settled.GetValueOrDefault(Blocker.SubscriberConsent) == SubscriberConsent.Upload)
        {
            await AuthorisationAsync(entry, old, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The authorisation that the subscriber's consent rests on.</summary>
    private async Task AuthorisationAsync(LedgerEntry entry, CertificateFacts old, CancellationToken cancellationToken)
    {
        var slot = entry.Order.Uploads.GetValueOrDefault(UploadKind.Authorisation) ?? throw Broken("authorisation-missing");
        Require(slot.Status == UploadStatus.Accepted, "authorisation-not-accepted");
        var verdict = await FileAsync(entry, slot, cancellationToken).ConfigureAwait(false);
        Require(verdict.Check.Passed && verdict.Signer is not null, "authorisation-signature");
        Require(Representative.Judge(old, verdict.Signer!) is null, "authorisation-signer");
        var received = entry.Events.Last(recorded => recorded.Event is RenewalEvent.UploadReceived e && e.Kind == slot.Kind && e.Attempt == slot.Attempt).At;
        var (path, check) = CertificationPath.Build(verdict.Signer!, context.Settings.IssuingCertificates, context.Settings.TrustAnchors, received);
        Require(path is not null && check.Passed, "authorisation-path");
        await ReceiptAsync(entry, slot, cancellationToken).ConfigureAwait(false);
    }

    private async Task<CadesVerdict> PaperAsync(LedgerEntry entry, UploadSlot slot, PaperKind kind, CancellationToken cancellationToken)
    {
        var name = slot.Kind.ToWire();
        var issued = entry.Order.Papers.FirstOrDefault(paper => paper.Kind == kind) ?? throw Broken(name + "-paper-missing");
        var paper = await evidence.FindAsync(entry.Id, issued.Sha256, name + "-paper", cancellationToken).ConfigureAwait(false);
        var file = await evidence.FindAsync(entry.Id, slot.File, name, cancellationToken).ConfigureAwait(false);
        return SignedPaper.Compare(paper, file) is PaperComparison.Same same
            ? CadesSignature.Verify(same.Cms, CadesSignature.Data, same.ToBeSigned)
            : throw Broken(name + "-not-the-paper");
    }

    private async Task<CadesVerdict> FileAsync(LedgerEntry entry, UploadSlot slot, CancellationToken cancellationToken)
    {
        var name = slot.Kind.ToWire();
        var file = await context.Ports.PrivateDocuments.FindAsync(entry.Id, PrivateUploads.NameOf(slot), cancellationToken).ConfigureAwait(false) ?? throw Broken(name + "-missing");
        Require(Sha256Digest.Of(file.Span) == slot.File, name);
        var signature = slot.Signature ?? throw Broken(name + "-signature-missing");
        var cms = await evidence.FindAsync(entry.Id, signature, name + "-signature", cancellationToken).ConfigureAwait(false);
        return CadesSignature.Verify(cms, CadesSignature.Data, file);
    }

    private async Task ReceiptAsync(LedgerEntry entry, UploadSlot slot, CancellationToken cancellationToken)
    {
        var name = slot.Kind.ToWire() + "-receipt";
        var cms = await evidence.FindAsync(entry.Id, slot.Receipt, name, cancellationToken).ConfigureAwait(false);
        var verdict = CadesSignature.Verify(cms, StatementTypes.Receipt, null);
        Require(verdict.Check.Passed && context.Ports.Seal.IsSeal(verdict.Signer), name + "-seal");
        var receipt = JsonSerializer.Deserialize(verdict.Content.Span, WireJson.Default.ReceiptStatement) ?? throw Broken(name);
        Require(
            receipt.Purpose == Purposes.Receipt
            && receipt.Origin == context.Settings.Origin
            && receipt.Order == entry.Id.Value
            && receipt.Kind == slot.Kind.ToWire()
            && receipt.Attempt == slot.Attempt
            && receipt.Sha256 == slot.File.Hex
            && receipt.SignatureSha256 == slot.Signature?.Hex,
            name);
    }
}
