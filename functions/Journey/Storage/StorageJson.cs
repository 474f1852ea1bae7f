using System.Text.Json.Serialization;
using DigiRenew.Journey.Payments.Statements;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Storage;

/// <summary>JSON of what is stored: events and effects.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(RenewalIdConverter), typeof(Sha256DigestConverter)])]
[JsonSerializable(typeof(EventCodec.RecordLine))]
[JsonSerializable(typeof(RenewalEvent.OrderDrafted))]
[JsonSerializable(typeof(RenewalEvent.CodeRefused))]
[JsonSerializable(typeof(RenewalEvent.OrderPlaced))]
[JsonSerializable(typeof(RenewalEvent.PapersMade))]
[JsonSerializable(typeof(RenewalEvent.UploadReceived))]
[JsonSerializable(typeof(RenewalEvent.UploadVerified))]
[JsonSerializable(typeof(RenewalEvent.UploadRefused))]
[JsonSerializable(typeof(RenewalEvent.UploadReturned))]
[JsonSerializable(typeof(RenewalEvent.UploadFlagged))]
[JsonSerializable(typeof(RenewalEvent.PaymentRegistered))]
[JsonSerializable(typeof(RenewalEvent.ApprovalGiven))]
[JsonSerializable(typeof(RenewalEvent.OrderApproved))]
[JsonSerializable(typeof(RenewalEvent.ApprovalsVoided))]
[JsonSerializable(typeof(RenewalEvent.BlockerSettled))]
[JsonSerializable(typeof(RenewalEvent.IssuanceScheduled))]
[JsonSerializable(typeof(RenewalEvent.IssuanceFixed))]
[JsonSerializable(typeof(RenewalEvent.CertificateIssued))]
[JsonSerializable(typeof(RenewalEvent.CertificateInstalled))]
[JsonSerializable(typeof(RenewalEvent.IdentityViewed))]
[JsonSerializable(typeof(RenewalEvent.PrivateDataViewed))]
[JsonSerializable(typeof(RenewalEvent.PaymentProofAttached))]
[JsonSerializable(typeof(RenewalEvent.OrderHeld))]
[JsonSerializable(typeof(RenewalEvent.OrderReleased))]
[JsonSerializable(typeof(RenewalEvent.OrderRefused))]
[JsonSerializable(typeof(RenewalEvent.OrderCancelled))]
[JsonSerializable(typeof(RenewalEvent.OldCertificateRevoked))]
[JsonSerializable(typeof(RenewalEvent.OrderLapsed))]
[JsonSerializable(typeof(RenewalEvent.RefundFellDue))]
[JsonSerializable(typeof(RenewalEvent.LateIssuanceAllowed))]
[JsonSerializable(typeof(RenewalEvent.CertificateRevoked))]
[JsonSerializable(typeof(RenewalEvent.DocumentsErased))]
[JsonSerializable(typeof(RenewalEvent.ContactProposed))]
[JsonSerializable(typeof(RenewalEvent.ContactBounced))]
[JsonSerializable(typeof(RenewalEvent.CorrespondenceAsked))]
[JsonSerializable(typeof(RenewalEvent.CorrespondenceCodeRefused))]
[JsonSerializable(typeof(RenewalEvent.CorrespondenceConfirmed))]
[JsonSerializable(typeof(RenewalEvent.RefundRecorded))]
[JsonSerializable(typeof(RenewalEvent.RevocationAsked))]
[JsonSerializable(typeof(RenewalEvent.RevocationConfirmed))]
[JsonSerializable(typeof(RenewalEvent.NotMeReported))]
[JsonSerializable(typeof(RenewalEvent.PaymentTakenBack))]
[JsonSerializable(typeof(RenewalEvent.SignedWhileHeld))]
[JsonSerializable(typeof(ReceivedStatement))]
[JsonSerializable(typeof(RenewalEffect.Publish))]
[JsonSerializable(typeof(RenewalEffect.SendMail))]
[JsonSerializable(typeof(RenewalEffect.MakePapers))]
[JsonSerializable(typeof(RenewalEffect.VerifyUpload))]
[JsonSerializable(typeof(RenewalEffect.StampUpload))]
[JsonSerializable(typeof(RenewalEffect.BeginIssuance))]
[JsonSerializable(typeof(RenewalEffect.SignCertificate))]
[JsonSerializable(typeof(RenewalEffect.RegisterIssued))]
[JsonSerializable(typeof(RenewalEffect.LapseAt))]
[JsonSerializable(typeof(RenewalEffect.ReleaseClaims))]
[JsonSerializable(typeof(RenewalEffect.TellFinance))]
[JsonSerializable(typeof(RenewalEffect.CallOfficer))]
[JsonSerializable(typeof(RenewalEffect.PreserveEvidence))]
[JsonSerializable(typeof(RenewalEffect.EraseDocuments))]
[JsonSerializable(typeof(RenewalEffect.ForgetDraft))]
[JsonSerializable(typeof(RenewalEffect.UpdateContact))]
[JsonSerializable(typeof(RenewalEffect.RevokeCertificate))]
internal sealed partial class StorageJson : JsonSerializerContext
{
}
