namespace DigiRenew.Contracts.Catalogue;

/// <summary>Exit codes of the holder's program.</summary>
public enum AgentExit
{
    /// <summary>All done.</summary>
    Done = 0,

    /// <summary>The service, or the agent on its behalf, refused.</summary>
    Refused = 1,

    /// <summary>The command line or a file named in it is wrong.</summary>
    Usage = 2,

    /// <summary>Token, module or PIN.</summary>
    Token = 3,

    /// <summary>The service is out of reach.</summary>
    Network = 4,

    /// <summary>Nothing is wrong, but it is not finished yet.</summary>
    Waiting = 5,

    /// <summary>Interrupted by the holder.</summary>
    Cancelled = 130,
}
