using DigiRenew.Renewal;

namespace DigiRenew.Journey.Ordering;

/// <summary>How an upload stands, on the wire.</summary>
internal static class UploadStatusNames
{
    /// <summary>verifying, accepted or refused.</summary>
    public static string ToWire(this UploadStatus status) => status switch
    {
        UploadStatus.Verifying => "verifying",
        UploadStatus.Accepted => "accepted",
        UploadStatus.Refused => "refused",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
