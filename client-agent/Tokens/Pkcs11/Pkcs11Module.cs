namespace DigiRenew.Tokens.Pkcs11;

/// <summary>A PKCS #11 module called through its function list.</summary>
internal sealed class Pkcs11Module : ITokenModule
{
    private readonly LoadedModule module;
    private bool disposed;

    private Pkcs11Module(LoadedModule module, string path)
    {
        this.module = module;
        Info = module.Cryptoki.GetInfo(path);
    }

    public ModuleInfo Info { get; }

    public static Pkcs11Module Load(string path, Layout layout)
    {
        var module = LoadedModule.Acquire(path, layout);
        try
        {
            return new Pkcs11Module(module, path);
        }
        catch (TokenException)
        {
            module.Release();
            throw;
        }
    }

    public IReadOnlyList<TokenInfo> ListTokens()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        module.EnsureInitialised();
        return [.. module.Cryptoki.GetSlotList().Select(TokenIn).OfType<TokenInfo>()];
    }

    public ITokenSession Open(TokenInfo token)
    {
        // The slot is looked up again: numbers may change when modules are initialised anew.
        var now = ListTokens().Where(t => t.Serial == token.Serial && t.Label == token.Label).ToList();
        var found = now.FirstOrDefault(t => t.Slot == token.Slot) ?? now.FirstOrDefault()
            ?? throw new TokenException(TokenFailure.TokenNotPresent, "C_OpenSession");
        return new Pkcs11Session(module, found);
    }

    public bool IsPresent(string tokenSerial)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (module.OpenSessions > 0)
        {
            throw new InvalidOperationException("A session is open; looking for a token would end it.");
        }

        try
        {
            module.InitialiseAnew();
            return ListTokens().Any(t => t.Serial == tokenSerial);
        }
        catch (TokenException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            module.Release();
        }
    }

    /// <summary>The initialised token in a slot; a slot whose token does not answer counts as empty.</summary>
    private TokenInfo? TokenIn(ulong slot)
    {
        try
        {
            return module.Cryptoki.GetTokenInfo(slot);
        }
        catch (TokenException)
        {
            return null;
        }
    }
}
