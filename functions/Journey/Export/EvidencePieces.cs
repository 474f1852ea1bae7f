using System.Globalization;
using DigiRenew.Contracts;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Export;

/// <summary>The pieces of evidence that an order's records name. Their names in the container are ours: nothing that a holder typed is in them.</summary>
internal static class EvidencePieces
{
    public const string Cms = "application/cms";
    public const string Pdf = "application/pdf";
    public const string Json = "application/json";
    public const string Der = "application/octet-stream";

    public static IEnumerable<EvidencePiece> Of(RecordedEvent recorded) => recorded.Event switch
    {
        RenewalEvent.OrderPlaced e => [new("order/statement.p7m", Cms, e.Statement), new("order/request.p10", "application/pkcs10", e.Request)],
        RenewalEvent.PapersMade e => e.Papers.Select(paper => new EvidencePiece($"papers/{paper.Kind.ToWire()}.pdf", Pdf, paper.Sha256)),
        RenewalEvent.UploadReceived e => Upload(e),
        RenewalEvent.UploadVerified e => [new($"reports/{Attempt(e.Kind, e.Attempt)}.json", Json, e.Report)],
        RenewalEvent.UploadRefused e => [new($"reports/{Attempt(e.Kind, e.Attempt)}.json", Json, e.Report)],
        RenewalEvent.UploadReturned e => [Decision(recorded, DecisionWords.RefuseUpload, e.Decision)],
        RenewalEvent.PaymentRegistered e => [Decision(recorded, DecisionWords.Payment, e.Decision)],
        RenewalEvent.ApprovalGiven e => [Decision(recorded, DecisionWords.Approve, e.Decision)],
        RenewalEvent.OrderApproved e => [Decision(recorded, DecisionWords.Approve, e.Decision)],
        RenewalEvent.BlockerSettled e => [Decision(recorded, "settle", e.Decision)],
        RenewalEvent.PaymentProofAttached e =>
        [
            new(string.Create(CultureInfo.InvariantCulture, $"uploads/payment-proof-attached-{recorded.Sequence:0000}.{e.Extension}"), Der, e.File, PrivateUploads.NameOf(e)),
            Decision(recorded, DecisionWords.AttachProof, e.Decision),
        ],
        RenewalEvent.OrderHeld { Decision: { } decision } => [Decision(recorded, DecisionWords.Hold, decision)],
        RenewalEvent.OrderReleased e => [Decision(recorded, DecisionWords.Release, e.Decision)],
        RenewalEvent.OrderRefused e => [Decision(recorded, DecisionWords.RefuseOrder, e.Decision)],
        RenewalEvent.LateIssuanceAllowed e => [Decision(recorded, DecisionWords.IssueLate, e.Decision)],
        RenewalEvent.ContactProposed e => [Decision(recorded, "propose", e.Decision)],
        RenewalEvent.RefundRecorded e => [Decision(recorded, DecisionWords.Refund, e.Decision)],
        RenewalEvent.RevocationAsked e => [Decision(recorded, DecisionWords.Revoke, e.Decision)],
        RenewalEvent.RevocationConfirmed e => [Decision(recorded, DecisionWords.Revoke, e.Decision)],
        RenewalEvent.CertificateRevoked e => [Decision(recorded, DecisionWords.Revoke, e.Decision)],
        RenewalEvent.IssuanceFixed e => [new("issuance/to-be-signed.der", Der, e.ToBeSigned)],
        RenewalEvent.CertificateInstalled e => [new("issuance/installation.p7m", Cms, e.Statement)],
        RenewalEvent.OrderCancelled e => [new("order/cancellation.p7m", Cms, e.Statement)],
        _ => [],
    };

    public static string Attempt(UploadKind kind, int attempt) => string.Create(CultureInfo.InvariantCulture, $"{kind.ToWire()}-{attempt}");

    private static IEnumerable<EvidencePiece> Upload(RenewalEvent.UploadReceived e)
    {
        var name = Attempt(e.Kind, e.Attempt);
        yield return e.Kind.Paper() is null
            ? new($"uploads/{name}.{e.Extension}", Der, e.File, PrivateUploads.NameOf(e.Kind, e.Attempt, e.File))
            : new($"uploads/{name}.pdf", Pdf, e.File);
        if (e.Signature is { } signature)
        {
            yield return new($"uploads/{name}.p7s", "application/pkcs7-signature", signature);
        }

        yield return new($"receipts/{name}.p7m", Cms, e.Receipt);
    }

    private static EvidencePiece Decision(RecordedEvent recorded, string word, Sha256Digest digest) =>
        new(string.Create(CultureInfo.InvariantCulture, $"decisions/{recorded.Sequence:0000}-{word}.p7m"), Cms, digest);
}
