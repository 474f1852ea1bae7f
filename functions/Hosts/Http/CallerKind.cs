namespace DigiRenew.Http;

/// <summary>Who may come to a route, by what they bring along.</summary>
public enum CallerKind
{
    /// <summary>Nothing.</summary>
    Nobody,

    /// <summary>A session key and its proof (RFC 9449), without a session.</summary>
    SessionKey,

    /// <summary>A session by the certificate under renewal of the order that the address names.</summary>
    HolderOfTheOrder,

    /// <summary>A session by another certificate.</summary>
    HolderOfAnother,

    /// <summary>A session by the certificate that the order brought (SPEC §3).</summary>
    NewKey,

    /// <summary>An operator of this role, as of the next three.</summary>
    Officer,

    Finance,

    Auditor,

    Administrator,

    /// <summary>A machine that brings statements, by its API key or as an application.</summary>
    ImportMachine,
}
