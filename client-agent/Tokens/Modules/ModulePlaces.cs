using System.Runtime.InteropServices;

namespace DigiRenew.Tokens.Modules;

/// <summary>Where vendors' installers put their modules; order is preference.</summary>
internal static class ModulePlaces
{
    /// <summary>Modules that installers for Windows put among the system's own libraries.</summary>
    private static readonly string[] SystemNames =
    [
        "eTPKCS11.dll", "eToken.dll", "IDPrimePKCS1164.dll", "IDPrimePKCS11.dll", "bit4xpki.dll", "bit4ipki.dll",
        "eps2003csp11v2.dll", "eps2003csp11.dll", "ngp11v211.dll", "opensc-pkcs11.dll",
    ];

    /// <summary>Candidates of this system, whether there or not.</summary>
    public static IEnumerable<string> OfThisSystem() =>
        OperatingSystem.IsWindows() ? Windows() : OperatingSystem.IsMacOS() ? MacOS() : Linux(RuntimeInformation.ProcessArchitecture);

    /// <summary>Those that are there and trusted, as real paths, each once.</summary>
    public static IReadOnlyList<string> Present(IEnumerable<string> candidates, Func<string, bool> trusted) =>
        [.. candidates.Where(File.Exists).Select(ModuleTrust.RealPath).Distinct(StringComparer.Ordinal).Where(trusted)];

    /// <summary>Where programs of another architecture keep theirs: such a module can't be loaded, but its holder can be told so.</summary>
    public static IEnumerable<string> OfAnotherArchitecture() =>
        OperatingSystem.IsWindows() && Environment.GetFolderPath(Environment.SpecialFolder.SystemX86) is { Length: > 0 } folder
            ? SystemNames.Select(name => Path.Combine(folder, name))
            : [];

    /// <summary>Modules, and after them those of another architecture that have no namesake among them.</summary>
    public static IReadOnlyList<string> WithOthers(IReadOnlyList<string> modules, IReadOnlyList<string> others) =>
        [.. modules, .. others.Where(other => !modules.Any(module => string.Equals(Path.GetFileName(module), Path.GetFileName(other), StringComparison.OrdinalIgnoreCase)))];

    /// <summary>Linux: every library folder for one vendor before the next vendor.</summary>
    public static IEnumerable<string> Linux(Architecture architecture)
    {
        var multiarch = architecture switch
        {
            Architecture.X64 => "x86_64-linux-gnu",
            Architecture.Arm64 => "aarch64-linux-gnu",
            Architecture.X86 => "i386-linux-gnu",
            _ => "arm-linux-gnueabihf",
        };
        string[] names =
        [
            "libeTPkcs11.so", "libeToken.so", // SafeNet/Thales eToken
            "libIDPrimePKCS11.so", "libidprimepkcs11.so", "libgclib.so", // Gemalto/Thales IDPrime, Classic Client
            "bit4id/libbit4xpki.so", "libbit4xpki.so", "libbit4ipki.so", // Bit4id
            "libcastle_v2.so.1.0.0", "libcastle.so.1.0.0", "libeps2003csp11.so", // Feitian ePass2003
            "opensc-pkcs11.so",
            "softhsm/libsofthsm2.so", "libsofthsm2.so",
        ];
        string[] folders =
        [
            $"/usr/lib/{multiarch}", $"/usr/lib/{multiarch}/pkcs11", "/usr/lib64", "/usr/lib64/pkcs11",
            "/usr/lib", "/usr/lib/pkcs11", "/usr/local/lib", "/usr/local/lib/pkcs11", "/opt/bit4id",
        ];
        return names.SelectMany(name => folders.Select(folder => $"{folder}/{name}"));
    }

    private static IEnumerable<string> MacOS() =>
    [
        "/usr/local/lib/libeTPkcs11.dylib",
        "/Library/Frameworks/eToken.framework/Versions/Current/libeToken.dylib",
        "/Library/Frameworks/eToken.framework/Versions/A/libeTPkcs11.dylib",
        "/usr/local/lib/libIDPrimePKCS11.dylib",
        "/Library/Frameworks/eToken.framework/Versions/A/libIDPrimePKCS11.dylib",
        "/Library/Gemalto/libidprimepkcs11.dylib",
        "/Library/bit4id/pkcs11/libbit4xpki.dylib",
        "/Library/bit4id/pkcs11/libbit4ipki.dylib",
        "/usr/local/lib/libbit4xpki.dylib",
        "/usr/local/lib/libcastle_v2.1.0.0.dylib",
        "/usr/local/lib/libcastle.1.0.0.dylib",
        "/Library/OpenSC/lib/opensc-pkcs11.so",
        "/usr/local/lib/opensc-pkcs11.so",
        "/opt/homebrew/lib/opensc-pkcs11.so",
        "/usr/local/lib/softhsm/libsofthsm2.so",
        "/opt/homebrew/lib/softhsm/libsofthsm2.so",
    ];

    private static IEnumerable<string> Windows()
    {
        var system = Environment.SystemDirectory;
        string[] programs =
        [
            Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles),
            Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86),
        ];
        return
        [
            .. InSystem("eTPKCS11.dll", "eToken.dll"),
            .. InPrograms("SafeNet/Authentication/SAC/x64/IDPrimePKCS1164.dll", "SafeNet/Authentication/SAC/x32/IDPrimePKCS11.dll"),
            .. InSystem("IDPrimePKCS1164.dll", "IDPrimePKCS11.dll"),
            .. InPrograms("Gemalto/IDGo 800 PKCS#11/IDPrimePKCS1164.dll", "Gemalto/IDGo 800 PKCS#11/IDPrimePKCS11.dll", "Gemalto/Classic Client/BIN/gclib.dll"),
            .. InSystem("bit4xpki.dll", "bit4ipki.dll"),
            .. InSystem("eps2003csp11v2.dll", "eps2003csp11.dll", "ngp11v211.dll"),
            .. InPrograms("OpenSC Project/OpenSC/pkcs11/opensc-pkcs11.dll"),
            .. InSystem("opensc-pkcs11.dll"),
            .. InPrograms("SoftHSM2/lib/softhsm2-x64.dll", "SoftHSM2/lib/softhsm2.dll"),
        ];

        IEnumerable<string> InSystem(params string[] names) => names.Select(n => Path.Combine(system, n));

        IEnumerable<string> InPrograms(params string[] names) =>
            names.SelectMany(n => programs.Where(p => p.Length > 0).Select(p => Path.GetFullPath(Path.Combine(p, n))));
    }
}
