namespace DigiRenew.Contracts.Signed;

/// <summary>
/// eContentType object identifiers of what DigiRenew has signed (RFC 5652 §5.2), under a UUID-based arc (ITU-T X.667), so
/// that none of it ever verifies as a document, and none is accepted for another.
/// </summary>
public static class StatementTypes
{
    private const string Arc = "2.25.42506262248238202253931568532738723293";

    public const string Session = Arc + ".1";
    public const string Order = Arc + ".2";
    public const string Cancel = Arc + ".3";
    public const string Installation = Arc + ".4";
    public const string Receipt = Arc + ".5";
    public const string Decision = Arc + ".6";
    public const string Checkpoint = Arc + ".7";
    public const string Export = Arc + ".8";
}
