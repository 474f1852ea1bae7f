namespace DigiRenew.Hosts.Local;

/// <summary>What a process of the service does, where the work is divided (DESIGN, keys).</summary>
internal enum ServicePart
{
    /// <summary>Everything.</summary>
    All,

    /// <summary>HTTP; performs no effects, and has no issuing key.</summary>
    Front,

    /// <summary>Every effect but issuance, and what comes with time; no HTTP, no issuing key.</summary>
    Verify,

    /// <summary>Issuance; no HTTP, and of the seal the certificates only.</summary>
    Issue,
}
