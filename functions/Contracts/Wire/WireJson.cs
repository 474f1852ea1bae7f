using System.Text.Json;
using System.Text.Json.Serialization;
using DigiRenew.Contracts.Signed;

namespace DigiRenew.Contracts.Wire;

/// <summary>JSON of everything that travels: camelCase, nulls written, what must be there is required; unknown members
/// are refused in requests and in what is signed, and passed over in answers, so that an older agent reads a newer service.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PolicyView))]
[JsonSerializable(typeof(ChallengeView))]
[JsonSerializable(typeof(SessionRequest))]
[JsonSerializable(typeof(SessionView))]
[JsonSerializable(typeof(DraftRequest))]
[JsonSerializable(typeof(DraftView))]
[JsonSerializable(typeof(OrderView))]
[JsonSerializable(typeof(OrderListView))]
[JsonSerializable(typeof(ReceiptView))]
[JsonSerializable(typeof(UploadView))]
[JsonSerializable(typeof(VerificationReportView))]
[JsonSerializable(typeof(CertificateView))]
[JsonSerializable(typeof(ReviewQueueView))]
[JsonSerializable(typeof(ReviewOrderView))]
[JsonSerializable(typeof(DecisionRequest))]
[JsonSerializable(typeof(PaymentRequest))]
[JsonSerializable(typeof(RefundRequest))]
[JsonSerializable(typeof(PaymentsView))]
[JsonSerializable(typeof(StatementView))]
[JsonSerializable(typeof(RevocationRequest))]
[JsonSerializable(typeof(CorrespondenceRequest))]
[JsonSerializable(typeof(CorrespondenceCodeRequest))]
[JsonSerializable(typeof(CorrespondenceView))]
[JsonSerializable(typeof(MailEventsView))]
[JsonSerializable(typeof(AuditView))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(IdentityViewRequest))]
[JsonSerializable(typeof(IdentityCopyView))]
[JsonSerializable(typeof(PersonalNumberView))]
[JsonSerializable(typeof(ReviewCountsView))]
[JsonSerializable(typeof(OperatorView))]
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(ClockRequest))]
[JsonSerializable(typeof(ProblemView))]
[JsonSerializable(typeof(OrderStatement))]
[JsonSerializable(typeof(CancelStatement))]
[JsonSerializable(typeof(InstallationStatement))]
[JsonSerializable(typeof(ReceiptStatement))]
[JsonSerializable(typeof(DecisionStatement))]
[JsonSerializable(typeof(CheckpointStatement))]
public sealed partial class WireJson : JsonSerializerContext
{
}
