using DigiRenew.Tokens.Modules;
using DigiRenew.Tokens.Pkcs11;

namespace DigiRenew.Tokens;

/// <summary>Opens PKCS #11 modules by path.</summary>
public static class TokenModules
{
    /// <summary>Loads a module, after reading its file header: says so when it is built for another architecture.</summary>
    /// <exception cref="TokenException"><see cref="TokenFailure.ModuleNotFound"/>, <see cref="TokenFailure.ModuleWrongArchitecture"/>, <see cref="TokenFailure.ModuleInvalid"/>.</exception>
    public static ITokenModule Load(string path) => Load(path, Layout.OfThisSystem);

    /// <summary>Modules in the well-known places of this system (SafeNet/Thales eToken, Gemalto/IDPrime, OpenSC, SoftHSM, Bit4id, Feitian) that only administrators can write; most likely first, SoftHSM last, a file once.</summary>
    public static IReadOnlyList<string> Discover() => ModulePlaces.WithOthers(
        ModulePlaces.Present(ModulePlaces.OfThisSystem(), ModuleTrust.OnlyAdministratorsWrite),
        ModulePlaces.Present(ModulePlaces.OfAnotherArchitecture(), ModuleTrust.OnlyAdministratorsWrite));

    /// <summary>Whether a module is one of those that <see cref="Discover"/> would load, whatever links lead to it.</summary>
    public static bool IsWellKnown(string path) => Discover().Contains(ModuleTrust.RealPath(Path.GetFullPath(path)), StringComparer.Ordinal);

    /// <summary>Loads a module whose memory layout is not this system's.</summary>
    internal static ITokenModule Load(string path, Layout layout)
    {
        var file = Path.GetFullPath(path);
        if (!File.Exists(file))
        {
            throw new TokenException(TokenFailure.ModuleNotFound, "load");
        }

        file = ModuleTrust.RealPath(file);
        ModuleHeader.Check(file);
        return Pkcs11Module.Load(file, layout);
    }
}
