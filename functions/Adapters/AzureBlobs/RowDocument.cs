using System.Globalization;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.AzureBlobs;

/// <summary>A row of the review queue as JSON, and the names under which it is found.</summary>
internal sealed record RowDocument(
    long Version,
    string Number,
    string State,
    string Certificate,
    string CertificateSerial,
    DateOnly IssueDate,
    bool Paid,
    bool Approved,
    string? ProformaNumber,
    DateTimeOffset Changed)
{
    public static RowDocument Of(long version, RenewalIndex row) => new(
        version,
        row.Number,
        row.State,
        row.Certificate.Hex,
        row.CertificateSerial,
        row.IssueDate,
        row.Paid,
        row.Approved,
        row.ProformaNumber,
        row.Changed.ToUniversalTime());

    public RenewalIndex ToIndex() => new(
        Number, State, Sha256Digest.Parse(Certificate), CertificateSerial, IssueDate, Paid, Approved, ProformaNumber, Changed);

    /// <summary>The names of the row's empty index blobs: a folder a question, then issue date and id, which are the order of the queue.</summary>
    public IEnumerable<string> Entries(RenewalId id)
    {
        var place = $"{Day(IssueDate)}/{id}";
        yield return All + place;
        yield return Folder("state", State) + place;
        yield return Folder("number", Number) + place;
        yield return Folder("serial", CertificateSerial) + place;
        if (ProformaNumber is not null)
        {
            yield return Folder("proforma", ProformaNumber) + place;
        }
    }

    /// <summary>The folder with the fewest entries that holds every answer.</summary>
    public static string FolderFor(ReviewQueueQuery query) => query switch
    {
        { Number: { } number } => Folder("number", number),
        { ProformaNumber: { } proforma } => Folder("proforma", proforma),
        { CertificateSerial: { } serial } => Folder("serial", serial),
        { State: { } state } => Folder("state", state),
        _ => All,
    };

    public bool Answers(ReviewQueueQuery query) =>
        (query.State is null || query.State == State)
        && (query.Number is null || query.Number == Number)
        && (query.CertificateSerial is null || query.CertificateSerial == CertificateSerial)
        && (query.ProformaNumber is null || query.ProformaNumber == ProformaNumber);

    /// <summary>The folder of the entries by state.</summary>
    public const string States = "state/";

    /// <summary>What an entry below <see cref="States"/> says.</summary>
    public static (string State, string Id) StateAndId(string entry)
    {
        var parts = entry.Split('/');
        return (Uri.UnescapeDataString(parts[1]), parts[^1]);
    }

    private const string All = "all/";

    private static string Folder(string question, string value) => $"{question}/{Uri.EscapeDataString(value)}/";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
