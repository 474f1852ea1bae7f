namespace DigiRenew.Agent.Service;

/// <summary>Whether a request may be sent more than once.</summary>
internal enum Repeat
{
    /// <summary>A second one would be another request: another code by mail, another use of a nonce.</summary>
    Never,

    /// <summary>The service gives a repeat the same answer.</summary>
    Always,
}
