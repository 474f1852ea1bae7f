using DigiRenew.Tokens.Modules;

namespace DigiRenew.Tokens.Pkcs11Interop;

/// <summary>Opens PKCS #11 modules by the library Pkcs11Interop, for builds that have it.</summary>
public static class InteropModules
{
    /// <summary>As <see cref="TokenModules.Load(string)"/> does.</summary>
    /// <exception cref="TokenException"><see cref="TokenFailure.ModuleNotFound"/>, <see cref="TokenFailure.ModuleWrongArchitecture"/>, <see cref="TokenFailure.ModuleInvalid"/>.</exception>
    public static ITokenModule Load(string path)
    {
        var file = Path.GetFullPath(path);
        if (!File.Exists(file))
        {
            throw new TokenException(TokenFailure.ModuleNotFound, "load");
        }

        file = ModuleTrust.RealPath(file);
        ModuleHeader.Check(file);
        return new InteropModule(file);
    }
}
