using System.Reflection;
using System.Runtime.InteropServices;
using DigiRenew.Tokens.Modules;
using Net.Pkcs11Interop.HighLevelAPI;

namespace DigiRenew.Tokens.Pkcs11Interop;

/// <summary>Opens PKCS #11 modules by the library Pkcs11Interop, for builds that have it.</summary>
public static class InteropModules
{
    /// <summary>The name that Pkcs11Interop calls the dynamic linker by; without a compiler’s files, Linux has it under its version only.</summary>
    private const string DynamicLinker = "libdl";

    private static readonly Lazy<bool> LinkerNamed = new(NameLinker);

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
        _ = LinkerNamed.Value;
        return new InteropModule(file);
    }

    private static bool NameLinker()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        NativeLibrary.SetDllImportResolver(typeof(IPkcs11Library).Assembly, Resolve);
        return true;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? search) =>
        name == DynamicLinker && NativeLibrary.TryLoad($"{DynamicLinker}.so.2", assembly, search, out var linker) ? linker : 0;
}
