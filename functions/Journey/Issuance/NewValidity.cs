namespace DigiRenew.Journey.Issuance;

/// <summary>The validity of a new certificate (SPEC §6).</summary>
public static class NewValidity
{
    /// <summary>From a moment, whole seconds, to one second before the same moment some years on; 29 February becomes 28.</summary>
    public static (DateTimeOffset NotBefore, DateTimeOffset NotAfter) From(DateTimeOffset moment, int years)
    {
        var utc = moment.UtcDateTime;
        var notBefore = new DateTimeOffset(utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerSecond)), TimeSpan.Zero);
        return (notBefore, notBefore.AddYears(years).AddSeconds(-1));
    }
}
