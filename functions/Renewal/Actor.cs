namespace DigiRenew.Renewal;

/// <summary>Who caused an event: a role and an identifier that is no personal data (key id, certificate digest, instance).</summary>
public sealed record Actor(string Role, string Id)
{
    /// <summary>The service itself, e.g. a timer.</summary>
    public static Actor Service { get; } = new("service", "timer");

    public static Actor Holder(string certificateSha256) => new("holder", certificateSha256);

    public static Actor Operator(string id) => new("operator", id);
}
