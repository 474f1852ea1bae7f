using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace DigiRenew.Adapters.Files;

/// <summary>
/// Files that appear whole or not at all, and are on the disk when a call returns: written beside their place without a name
/// of their own, flushed, then linked or renamed, and the folder flushed.
/// </summary>
public static partial class DurableFile
{
    private const string Unfinished = ".unfinished-";

    private static readonly TimeSpan LongestWrite = TimeSpan.FromHours(1);

    /// <summary>Writes a file in place of an earlier one.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var draft = Draft(path, content);
        File.Move(draft, path, overwrite: true);
        FlushFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Writes a file unless there is one; under any race exactly one writer is first.</summary>
    /// <returns>True where this content stands, false where another came first.</returns>
    public static bool TryCreate(string path, ReadOnlySpan<byte> content)
    {
        if (File.Exists(path))
        {
            return false;
        }

        var draft = Draft(path, content);
        var first = TryLink(draft, path);
        FlushFolder(Path.GetDirectoryName(path)!);
        return first;
    }

    /// <summary>The file's octets, or null where there is none.</summary>
    public static byte[]? Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Makes a folder that only this user may enter, or whoever may enter the one above where that is shared; every new one is on the disk.</summary>
    public static void MakeFolder(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        if (Path.GetDirectoryName(path) is { Length: > 0 } parent)
        {
            MakeFolder(parent);
            CreatePrivate(path);
            FlushFolder(parent);
        }
    }

    /// <summary>Flushes the entries of a folder.</summary>
    public static void FlushFolder(string path)
    {
        // Windows journals folder entries itself and has no call for it.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = OpenFolder(path, 0);
        if (descriptor < 0)
        {
            throw Failed(path);
        }

        try
        {
            if (Flush(descriptor) != 0)
            {
                throw Failed(path);
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>Removes what writers that died left behind, by the clock that files bear; young leftovers may belong to a living writer.</summary>
    /// <param name="folder">Looked through with all below it.</param>
    public static void RemoveUnfinished(string folder)
    {
        var before = TimeProvider.System.GetUtcNow() - LongestWrite;
        foreach (var left in Directory.EnumerateFiles(folder, Unfinished + "*", SearchOption.AllDirectories))
        {
            if (File.GetLastWriteTimeUtc(left) < before.UtcDateTime)
            {
                File.Delete(left);
            }
        }
    }

    /// <summary>Whether a folder entry is no file of anybody's yet.</summary>
    public static bool IsUnfinished(string path) => Path.GetFileName(path).StartsWith(Unfinished, StringComparison.Ordinal);

    private static string Draft(string path, ReadOnlySpan<byte> content)
    {
        var draft = Path.Combine(Path.GetDirectoryName(path)!, Unfinished + Guid.NewGuid().ToString("N"));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(draft, options);
        if (!OperatingSystem.IsWindows() && IsShared(Path.GetDirectoryName(path)!))
        {
            File.SetUnixFileMode(stream.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite);
        }

        stream.Write(content);
        stream.Flush(flushToDisk: true);
        return draft;
    }

    private static bool TryLink(string draft, string path)
    {
        // File.Move without overwriting looks first and renames then, which two writers can both pass; link does not.
        if (OperatingSystem.IsWindows())
        {
            try
            {
                File.Move(draft, path, overwrite: false);
                return true;
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(draft);
                return false;
            }
        }

        var linked = Link(draft, path) == 0;
        var failure = linked ? null : Failed(path);
        File.Delete(draft);
        return linked || (File.Exists(path) ? false : throw failure!);
    }

    private static void CreatePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            if (IsShared(Path.GetDirectoryName(path)!))
            {
                File.SetUnixFileMode(path, File.GetUnixFileMode(Path.GetDirectoryName(path)!));
            }
        }
    }

    /// <summary>Whether the parts of a service share a folder, each as a user of its own in one group: its mode says so (2770).</summary>
    [UnsupportedOSPlatform("windows")]
    public static bool IsShared(string folder) =>
        File.GetUnixFileMode(folder).HasFlag(UnixFileMode.SetGroup | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute);

    private static IOException Failed(string path) => new($"{path}: {Marshal.GetLastPInvokeErrorMessage()}");

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string existing, string added);

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OpenFolder(string path, int flags);

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Flush(int descriptor);

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
