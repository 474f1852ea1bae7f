using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Storage;

/// <summary>
/// Audit records as UTF-8 JSON. Each names its type with a schema version (e.g. OrderPlaced/1); a changed event gets a new
/// version and the old one stays readable.
/// </summary>
public static class EventCodec
{
    private static readonly FrozenDictionary<Type, (string Name, JsonTypeInfo Info)> ByType = new (Type Type, JsonTypeInfo Info)[]
    {
        (typeof(RenewalEvent.OrderDrafted), StorageJson.Default.OrderDrafted),
        (typeof(RenewalEvent.CodeRefused), StorageJson.Default.CodeRefused),
        (typeof(RenewalEvent.OrderPlaced), StorageJson.Default.OrderPlaced),
        (typeof(RenewalEvent.PapersMade), StorageJson.Default.PapersMade),
        (typeof(RenewalEvent.UploadReceived), StorageJson.Default.UploadReceived),
        (typeof(RenewalEvent.UploadVerified), StorageJson.Default.UploadVerified),
        (typeof(RenewalEvent.UploadRefused), StorageJson.Default.UploadRefused),
        (typeof(RenewalEvent.UploadReturned), StorageJson.Default.UploadReturned),
        (typeof(RenewalEvent.UploadFlagged), StorageJson.Default.UploadFlagged),
        (typeof(RenewalEvent.PaymentRegistered), StorageJson.Default.PaymentRegistered),
        (typeof(RenewalEvent.ApprovalGiven), StorageJson.Default.ApprovalGiven),
        (typeof(RenewalEvent.OrderApproved), StorageJson.Default.OrderApproved),
        (typeof(RenewalEvent.ApprovalsVoided), StorageJson.Default.ApprovalsVoided),
        (typeof(RenewalEvent.BlockerSettled), StorageJson.Default.BlockerSettled),
        (typeof(RenewalEvent.IssuanceScheduled), StorageJson.Default.IssuanceScheduled),
        (typeof(RenewalEvent.IssuanceFixed), StorageJson.Default.IssuanceFixed),
        (typeof(RenewalEvent.CertificateIssued), StorageJson.Default.CertificateIssued),
        (typeof(RenewalEvent.CertificateInstalled), StorageJson.Default.CertificateInstalled),
        (typeof(RenewalEvent.IdentityViewed), StorageJson.Default.IdentityViewed),
        (typeof(RenewalEvent.PrivateDataViewed), StorageJson.Default.PrivateDataViewed),
        (typeof(RenewalEvent.PaymentProofAttached), StorageJson.Default.PaymentProofAttached),
        (typeof(RenewalEvent.OrderHeld), StorageJson.Default.OrderHeld),
        (typeof(RenewalEvent.OrderReleased), StorageJson.Default.OrderReleased),
        (typeof(RenewalEvent.OrderRefused), StorageJson.Default.OrderRefused),
        (typeof(RenewalEvent.OrderCancelled), StorageJson.Default.OrderCancelled),
        (typeof(RenewalEvent.OldCertificateRevoked), StorageJson.Default.OldCertificateRevoked),
        (typeof(RenewalEvent.OrderLapsed), StorageJson.Default.OrderLapsed),
        (typeof(RenewalEvent.RefundFellDue), StorageJson.Default.RefundFellDue),
        (typeof(RenewalEvent.LateIssuanceAllowed), StorageJson.Default.LateIssuanceAllowed),
        (typeof(RenewalEvent.CertificateRevoked), StorageJson.Default.CertificateRevoked),
        (typeof(RenewalEvent.DocumentsErased), StorageJson.Default.DocumentsErased),
        (typeof(RenewalEvent.ContactProposed), StorageJson.Default.ContactProposed),
        (typeof(RenewalEvent.ContactBounced), StorageJson.Default.ContactBounced),
        (typeof(RenewalEvent.CorrespondenceAsked), StorageJson.Default.CorrespondenceAsked),
        (typeof(RenewalEvent.CorrespondenceCodeRefused), StorageJson.Default.CorrespondenceCodeRefused),
        (typeof(RenewalEvent.CorrespondenceConfirmed), StorageJson.Default.CorrespondenceConfirmed),
        (typeof(RenewalEvent.RefundRecorded), StorageJson.Default.RefundRecorded),
        (typeof(RenewalEvent.RevocationAsked), StorageJson.Default.RevocationAsked),
        (typeof(RenewalEvent.RevocationConfirmed), StorageJson.Default.RevocationConfirmed),
        (typeof(RenewalEvent.NotMeReported), StorageJson.Default.NotMeReported),
        (typeof(RenewalEvent.PaymentTakenBack), StorageJson.Default.PaymentTakenBack),
        (typeof(RenewalEvent.SignedWhileHeld), StorageJson.Default.SignedWhileHeld),
    }.ToFrozenDictionary(pair => pair.Type, pair => (pair.Type.Name + "/1", pair.Info));

    private static readonly FrozenDictionary<string, JsonTypeInfo> ByName =
        ByType.Values.ToFrozenDictionary(pair => pair.Name, pair => pair.Info, StringComparer.Ordinal);

    public static AuditRecord Write(RecordedEvent recorded)
    {
        var (name, info) = ByType[recorded.Event.GetType()];
        var line = new RecordLine(
            recorded.Order,
            recorded.Sequence,
            recorded.At,
            recorded.Actor,
            recorded.Cause,
            name,
            JsonSerializer.SerializeToElement(recorded.Event, info),
            recorded.Previous);
        return new(recorded.Sequence, JsonSerializer.SerializeToUtf8Bytes(line, StorageJson.Default.RecordLine));
    }

    /// <exception cref="InvalidDataException">The record can't be read.</exception>
    public static RecordedEvent Read(AuditRecord record)
    {
        try
        {
            var line = JsonSerializer.Deserialize(record.Bytes.Span, StorageJson.Default.RecordLine)
                ?? throw new InvalidDataException($"Record {record.Sequence} is empty.");
            return ByName.TryGetValue(line.Type, out var info) && line.Data.Deserialize(info) is RenewalEvent happened
                ? new(line.Order, line.Sequence, line.At, line.Actor, line.Cause, happened, line.Previous)
                : throw new InvalidDataException($"Record {record.Sequence} has the unknown type {line.Type}.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"Record {record.Sequence} is no readable JSON.", broken);
        }
    }

    internal sealed record RecordLine(
        RenewalId Order, long Sequence, DateTimeOffset At, Actor Actor, string Cause, string Type, JsonElement Data, Sha256Digest Previous);
}
