using System.Collections.Immutable;

namespace DigiRenew.Http;

/// <summary>Who may call a route.</summary>
public abstract record Caller
{
    private Caller()
    {
    }

    /// <summary>Everybody.</summary>
    public sealed record Anyone : Caller;

    /// <summary>Whoever proves possession of a session key (RFC 9449), without a session yet.</summary>
    public sealed record SessionKey : Caller;

    /// <summary>A holder with an open session.</summary>
    /// <param name="AlsoNewKey">Whether a session that the new certificate opened may call it, for its own order (SPEC §3).</param>
    public sealed record Holder(bool AlsoNewKey = false) : Caller;

    /// <summary>An operator with at least one of the roles.</summary>
    public sealed record Operator(ImmutableHashSet<string> Roles) : Caller;

    /// <summary>Everybody, on a machine started with --development; elsewhere the row does not exist.</summary>
    public sealed record Development : Caller;
}
