namespace DigiRenew.Renewal.Rules;

/// <summary>How long things are kept (SPEC §9).</summary>
/// <param name="CopiesAfterIssue">Days after the certificate was issued.</param>
/// <param name="CopiesAfterEnd">Days after an end without a certificate.</param>
/// <param name="RecordYears">Years after the certificate’s last day, or after an end without one; at least 7 (EN 319 411-1 OVR-6.4.6-01).</param>
public sealed record RetentionPeriods(int CopiesAfterIssue = 90, int CopiesAfterEnd = 30, int RecordYears = RetentionPeriods.LeastRecordYears)
{
    public const int LeastRecordYears = 7;

    /// <summary>When a group may be erased that belongs to an issued certificate.</summary>
    public DateTimeOffset AfterIssue(DocumentGroup group, DateTimeOffset issued, DateTimeOffset notAfter) =>
        group == DocumentGroup.Copies ? issued.AddDays(CopiesAfterIssue) : notAfter.AddYears(RecordYears);

    /// <summary>When a group may be erased of an order that ended without a certificate.</summary>
    public DateTimeOffset AfterEnd(DocumentGroup group, DateTimeOffset ended) =>
        group == DocumentGroup.Copies ? ended.AddDays(CopiesAfterEnd) : ended.AddYears(RecordYears);
}
