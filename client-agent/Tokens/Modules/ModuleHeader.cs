using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace DigiRenew.Tokens.Modules;

/// <summary>What the header of a library says it is built for, read before the system's loader gives a vague error.</summary>
internal static class ModuleHeader
{
    private const int RoomForHeaders = 4096;

    /// <summary>Passes for libraries of this process's system and architecture.</summary>
    /// <exception cref="TokenException"><see cref="TokenFailure.ModuleWrongArchitecture"/>, <see cref="TokenFailure.ModuleInvalid"/>.</exception>
    public static void Check(string path)
    {
        var start = Start(path);
        var targets = TargetsOf(start);
        if (targets.Count == 0)
        {
            throw new TokenException(TokenFailure.ModuleInvalid, "load");
        }

        if (!targets.Contains(OfThisProcess))
        {
            throw new TokenException(TokenFailure.ModuleWrongArchitecture, "load") { BuiltFor = string.Join(", ", targets) };
        }

        if (IsCutOff(start, new FileInfo(path).Length))
        {
            throw new TokenException(TokenFailure.ModuleInvalid, "load");
        }
    }

    /// <summary>This process's own, e.g. <c>Linux x64</c>.</summary>
    public static string OfThisProcess =>
        (OperatingSystem.IsWindows() ? "Windows " : OperatingSystem.IsMacOS() ? "macOS " : "Linux ")
        + NameOf(RuntimeInformation.ProcessArchitecture);

    /// <summary>What a file that begins with these octets runs on; several for a universal Mach-O, none where it is no library.</summary>
    public static IReadOnlyList<string> TargetsOf(ReadOnlySpan<byte> start) => start switch
    {
        [0x4D, 0x5A, ..] => OfPe(start),
        [0x7F, 0x45, 0x4C, 0x46, ..] => OfElf(start),
        [0xCF or 0xCE, 0xFA, 0xED, 0xFE, ..] when start.Length >= 8 => ["macOS " + OfCpuType(BinaryPrimitives.ReadInt32LittleEndian(start[4..]))],
        [0xCA, 0xFE, 0xBA, 0xBE, ..] => OfUniversal(start),
        _ => [],
    };

    /// <summary>PE: e_lfanew at 0x3C, the signature, then Machine (PE Format §3.3).</summary>
    private static string[] OfPe(ReadOnlySpan<byte> start)
    {
        if (start.Length < 0x40)
        {
            return [];
        }

        var header = BinaryPrimitives.ReadInt32LittleEndian(start[0x3C..]);
        if (header < 0 || header > start.Length - 6 || !start.Slice(header, 4).SequenceEqual("PE\0\0"u8))
        {
            return [];
        }

        return ["Windows " + BinaryPrimitives.ReadUInt16LittleEndian(start[(header + 4)..]) switch
        {
            0x014C => NameOf(Architecture.X86),
            0x8664 => NameOf(Architecture.X64),
            0x01C4 => NameOf(Architecture.Arm),
            0xAA64 => NameOf(Architecture.Arm64),
            var other => $"machine 0x{other:X4}",
        }];
    }

    /// <summary>ELF: EI_DATA at 5, e_machine at 18 (System V ABI, ch. 4).</summary>
    private static string[] OfElf(ReadOnlySpan<byte> start)
    {
        if (start.Length < 20)
        {
            return [];
        }

        var machine = start[5] == 2
            ? BinaryPrimitives.ReadUInt16BigEndian(start[18..])
            : BinaryPrimitives.ReadUInt16LittleEndian(start[18..]);
        return ["Linux " + machine switch
        {
            3 => NameOf(Architecture.X86),
            62 => NameOf(Architecture.X64),
            40 => NameOf(Architecture.Arm),
            183 => NameOf(Architecture.Arm64),
            _ => $"machine {machine}",
        }];
    }

    /// <summary>
    /// Whether a 64-bit ELF file ends before its segments do: the loader maps them all the same, and the process dies on
    /// the first missing page. e_phoff at 32, e_phentsize at 54, e_phnum at 56; p_offset at 8 and p_filesz at 32 of each.
    /// </summary>
    private static bool IsCutOff(ReadOnlySpan<byte> start, long length)
    {
        const int HeaderSize = 64;
        const int ProgramHeaderSize = 56;
        if (start is not [0x7F, 0x45, 0x4C, 0x46, 2, 1, ..])
        {
            return false;
        }

        if (start.Length < HeaderSize)
        {
            return true;
        }

        var at = BinaryPrimitives.ReadUInt64LittleEndian(start[32..]);
        var size = BinaryPrimitives.ReadUInt16LittleEndian(start[54..]);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(start[56..]);
        for (var i = 0; i < count; i++, at += size)
        {
            if (at > (ulong)(start.Length - ProgramHeaderSize))
            {
                return at > (ulong)(length - ProgramHeaderSize);
            }

            var segment = start[(int)at..];
            var end = BinaryPrimitives.ReadUInt64LittleEndian(segment[8..]) + BinaryPrimitives.ReadUInt64LittleEndian(segment[32..]);
            if (end > (ulong)length)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Universal Mach-O: count, then fat_arch entries of 20 octets, all big-endian (mach-o/fat.h).</summary>
    private static List<string> OfUniversal(ReadOnlySpan<byte> start)
    {
        var targets = new List<string>();
        var count = start.Length < 8 ? 0 : BinaryPrimitives.ReadUInt32BigEndian(start[4..]);
        for (var i = 0; i < count && 12 + (i * 20) <= start.Length; i++)
        {
            targets.Add("macOS " + OfCpuType(BinaryPrimitives.ReadInt32BigEndian(start[(8 + (i * 20))..])));
        }

        return targets;
    }

    private static string OfCpuType(int cpuType) => cpuType switch
    {
        7 => NameOf(Architecture.X86),
        0x01000007 => NameOf(Architecture.X64),
        0x0100000C => NameOf(Architecture.Arm64),
        _ => $"CPU type {cpuType}",
    };

    private static string NameOf(Architecture architecture) => architecture.ToString().ToLowerInvariant();

    private static byte[] Start(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var start = new byte[RoomForHeaders];
            return start[..file.ReadAtLeast(start, RoomForHeaders, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TokenException(TokenFailure.ModuleNotFound, "load", inner: e);
        }
    }
}
