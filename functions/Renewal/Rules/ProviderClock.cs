namespace DigiRenew.Renewal.Rules;

/// <summary>The provider's local days and the moment of issue, safe on days when clocks change.</summary>
/// <param name="Zone">The provider's time zone, e.g. Europe/Bucharest.</param>
/// <param name="IssueTime">Local time of issue.</param>
/// <param name="Jitter">Orders of one day are spread over this long.</param>
public sealed record ProviderClock(TimeZoneInfo Zone, TimeOnly IssueTime, TimeSpan Jitter)
{
    /// <summary>The local date of a moment.</summary>
    public DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>The moment at which a local date begins.</summary>
    public DateTimeOffset StartOf(DateOnly date) => At(date, TimeOnly.MinValue);

    /// <summary>The moment of issue of an order on a local date.</summary>
    public DateTimeOffset IssueMoment(DateOnly date, RenewalId id) => At(date, IssueTime) + Spread(id);

    private TimeSpan Spread(RenewalId id)
    {
        Span<byte> octets = stackalloc byte[16];
        id.Value.TryWriteBytes(octets);
        return Jitter * (BitConverter.ToUInt16(octets[14..]) / (double)ushort.MaxValue);
    }

    private DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time, DateTimeKind.Unspecified);
        while (Zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
