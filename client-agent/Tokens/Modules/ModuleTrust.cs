namespace DigiRenew.Tokens.Modules;

/// <summary>Which files may be loaded unasked: code in our process sees the PIN.</summary>
internal static class ModuleTrust
{
    /// <summary>The path of the file itself, symbolic links followed.</summary>
    public static string RealPath(string path) => OperatingSystem.IsWindows()
        ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path
        : UnixFile.RealPathOf(path) ?? path;

    /// <summary>Whether ordinary users can replace neither the file nor a folder above it. <paramref name="realPath"/> has no links.</summary>
    public static bool OnlyAdministratorsWrite(string realPath)
    {
        if (OperatingSystem.IsWindows())
        {
            return AdministratorFolders().Any(f => realPath.StartsWith(f + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase));
        }

        for (var at = realPath; at is not null; at = Path.GetDirectoryName(at))
        {
            const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
            if ((File.GetUnixFileMode(at) & OthersWrite) != 0 || UnixFile.OwnerOf(at) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Windows gives ordinary users no right to write below these.</summary>
    private static IEnumerable<string> AdministratorFolders() =>
        new[]
        {
            Environment.SpecialFolder.System,
            Environment.SpecialFolder.SystemX86,
            Environment.SpecialFolder.ProgramFiles,
            Environment.SpecialFolder.ProgramFilesX86,
        }
        .Select(Environment.GetFolderPath)
        .Where(f => f.Length > 0);
}
