namespace DigiRenew.Renewal;

/// <summary>How an upload stands.</summary>
public enum UploadStatus
{
    /// <summary>Stored, not verified yet.</summary>
    Verifying,

    /// <summary>Verified.</summary>
    Accepted,

    /// <summary>Refused by verification or by an officer; the holder may send again.</summary>
    Refused,
}
