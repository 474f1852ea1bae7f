namespace DigiRenew.Http.Limits;

/// <summary>What a request counts as when requests are counted.</summary>
public enum RateClass
{
    /// <summary>The platform's health probes.</summary>
    Probe,

    /// <summary>Reads.</summary>
    Read,

    /// <summary>Nonces and new sessions.</summary>
    SignIn,

    /// <summary>Drafts, orders, statements.</summary>
    Write,

    /// <summary>Files.</summary>
    Upload,

    /// <summary>Operators' work.</summary>
    Review,
}
