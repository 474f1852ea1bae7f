using DigiRenew.Tokens;

namespace DigiRenew.Agent.Cli;

/// <summary>The library through which PKCS #11 modules are called: our own, unless the build chose another.</summary>
internal static class TokenLibrary
{
    public static ITokenModule Load(string path) =>
#if TOKEN_LIBRARY_PKCS11INTEROP
        Tokens.Pkcs11Interop.InteropModules.Load(path);
#else
        TokenModules.Load(path);
#endif
}
