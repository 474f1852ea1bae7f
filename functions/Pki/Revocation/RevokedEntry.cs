namespace DigiRenew.Pki.Revocation;

/// <summary>One entry of a revocation list.</summary>
/// <param name="Serial">Upper-case hexadecimal.</param>
/// <param name="At">Revocation date (UTC).</param>
/// <param name="Reason">CRLReason (RFC 5280 §5.3.1); 6 is certificateHold; null where absent.</param>
public sealed record RevokedEntry(string Serial, DateTimeOffset At, int? Reason)
{
    public bool IsOnHold => Reason == 6;
}
