using System.Globalization;

namespace DigiRenew.Adapters.AzureBlobs;

/// <summary>The index tags of an order's blob, written in the same call as the blob.</summary>
internal static class OrderTags
{
    public const string Due = "due";
    public const string Since = "since";

    private const string State = "state";
    private const string Pending = "pending";
    private const string Parked = "parked";
    private const string MomentFormat = "yyyyMMddHHmmssfffffff";

    /// <summary>What a sweep asks for.</summary>
    public static string DueBy(DateTimeOffset now) => $"\"{Pending}\"='1' AND \"{Due}\"<='{Text(now)}'";

    /// <summary>What the alarm asks for.</summary>
    public static string OverdueSince(DateTimeOffset since) => $"\"{Pending}\"='1' AND \"{Since}\"<='{Text(since)}'";

    /// <summary>What those ask for who look at what was given up.</summary>
    public static string AnyParked { get; } = $"\"{Parked}\"='1'";

    public static Dictionary<string, string> Of(OrderDocument order)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [State] = order.State,
            [Pending] = order.Waiting.Any() ? "1" : "0",
        };
        if (order.Waiting.Any())
        {
            tags[Due] = Text(order.Waiting.Min(effect => effect.Due));
            tags[Since] = Text(order.Waiting.Min(effect => effect.Since ?? effect.Due));
        }

        if (order.Parked.Any())
        {
            tags[Parked] = "1";
        }

        return tags;
    }

    /// <summary>A moment as text that sorts as it does, to 100 ns, UTC.</summary>
    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString(MomentFormat, CultureInfo.InvariantCulture);
}
