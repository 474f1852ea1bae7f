namespace DigiRenew.Journey.Verification;

/// <summary>Flags of uploads, for officers only.</summary>
public static class UploadFlags
{
    /// <summary>The same file came from another holder.</summary>
    public const string SameFileOtherHolder = "same-file-other-holder";
}
