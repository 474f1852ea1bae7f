using System.Runtime.InteropServices;

namespace DigiRenew.Tokens.Modules;

/// <summary>Owner and real path of a file, which the class library does not tell on Unix.</summary>
internal static partial class UnixFile
{
    /// <summary>Room for struct statx (256 octets) and struct stat of macOS (144).</summary>
    private const int Room = 512;

    /// <summary>STATX_UID.</summary>
    private const uint StatxUid = 0x8;

    /// <summary>AT_FDCWD of Linux.</summary>
    private const int CurrentFolder = -100;

    /// <summary>User id of the owner; null where the system does not say.</summary>
    public static uint? OwnerOf(string path)
    {
        var room = new byte[Room];
        if (OperatingSystem.IsMacOS())
        {
            // st_uid after dev_t (4), mode_t (2), nlink_t (2) and ino_t (8).
            var done = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? StatArm64(path, room) : StatX64(path, room);
            return done == 0 ? BitConverter.ToUInt32(room, 16) : null;
        }

        // stx_uid after stx_mask (4), stx_blksize (4), stx_attributes (8) and stx_nlink (4).
        return Statx(CurrentFolder, path, 0, StatxUid, room) == 0 ? BitConverter.ToUInt32(room, 20) : null;
    }

    /// <summary>The path without symbolic links; null where there is no such file.</summary>
    public static string? RealPathOf(string path)
    {
        var real = RealPath(path, 0);
        try
        {
            return Marshal.PtrToStringUTF8(real);
        }
        finally
        {
            Free(real);
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, [Out] byte[] room);

    [LibraryImport("libc", EntryPoint = "stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatArm64(string path, [Out] byte[] room);

    [LibraryImport("libc", EntryPoint = "stat$INODE64", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX64(string path, [Out] byte[] room);

    [LibraryImport("libc", EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint RealPath(string path, nint room);

    [LibraryImport("libc", EntryPoint = "free")]
    private static partial void Free(nint memory);
}
