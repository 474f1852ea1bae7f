namespace DigiRenew.Tokens;

/// <summary>A loaded PKCS #11 module (v2.40). Initialised once a process; not thread-safe beyond one call at a time.</summary>
public interface ITokenModule : IDisposable
{
    /// <summary>Path of the module and what it says of itself.</summary>
    ModuleInfo Info { get; }

    /// <summary>Every token present in any slot.</summary>
    /// <exception cref="TokenException">The module failed.</exception>
    IReadOnlyList<TokenInfo> ListTokens();

    /// <summary>Opens a read-write session with a token.</summary>
    /// <exception cref="TokenException">E.g. <see cref="TokenFailure.TokenNotPresent"/>.</exception>
    ITokenSession Open(TokenInfo token);

    /// <summary>
    /// Looks again, from a finalised and newly initialised module, whether a token is present. No session may be open.
    /// Any error counts as absent: some modules never report removal otherwise.
    /// </summary>
    bool IsPresent(string tokenSerial);
}
