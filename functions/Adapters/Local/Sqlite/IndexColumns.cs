using DigiRenew.Journey.Storage;
using DigiRenew.Pki;

namespace DigiRenew.Adapters.Local.Sqlite;

/// <summary>A <see cref="RenewalIndex"/> as the columns of a row.</summary>
internal sealed record IndexColumns(
    string Id,
    long Version,
    string Number,
    string State,
    string Certificate,
    string CertificateSerial,
    string IssueDate,
    long Paid,
    long Approved,
    string? ProformaNumber,
    string Changed)
{
    public static IndexColumns Of(string id, long version, RenewalIndex index) => new(
        id,
        version,
        index.Number,
        index.State,
        index.Certificate.Hex,
        index.CertificateSerial,
        Column.Of(index.IssueDate),
        index.Paid ? 1 : 0,
        index.Approved ? 1 : 0,
        index.ProformaNumber,
        Column.Of(index.Changed));

    public RenewalIndex ToIndex() => new(
        Number,
        State,
        Sha256Digest.Parse(Certificate),
        CertificateSerial,
        Column.Day(IssueDate),
        Paid != 0,
        Approved != 0,
        ProformaNumber,
        Column.Moment(Changed));
}
