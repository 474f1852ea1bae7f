namespace DigiRenew.Agent.Pins;

/// <summary>The PINs of one command: the token's, and that of its keys where they have one of their own.</summary>
internal sealed class HolderPins(Pin token) : IDisposable
{
    public Pin Token { get; } = token;

    public Pin? Signature { get; set; }

    public void Dispose()
    {
        Token.Dispose();
        Signature?.Dispose();
    }
}
