using System.IO.Compression;

namespace DigiRenew.Journey.Uploads.Formats;

/// <summary>Object streams of a PDF (ISO 32000-1 §7.5.7): unpacked within bounds, so that nothing hides in them.</summary>
internal static class PdfObjectStreams
{
    private const int MostObjectStreams = 2000;
    private const int LargestUnpacked = 16 * 1024 * 1024;

    /// <summary>Judges the objects of every object stream; one that can't be unpacked within bounds is not harmless.</summary>
    public static bool AreHarmless(ReadOnlySpan<byte> file, Func<byte[], bool> isHarmless)
    {
        var room = LargestUnpacked;
        var count = 0;
        for (var at = 0; file[at..].IndexOf("/ObjStm"u8) is >= 0 and var found;)
        {
            at += found + 1;
            if (++count > MostObjectStreams)
            {
                return false;
            }

            var keyword = file[at..].IndexOf("stream"u8);
            if (keyword < 0)
            {
                return false;
            }

            var dictionaryStart = Math.Max(0, file[..at].LastIndexOf("obj"u8));
            var data = at + keyword + "stream".Length;
            if (Unpack(file, dictionaryStart, data, room) is not { } objects || !isHarmless(objects))
            {
                return false;
            }

            room -= objects.Length;
        }

        return true;
    }

    private static byte[]? Unpack(ReadOnlySpan<byte> file, int dictionaryStart, int data, int room)
    {
        var start = data + (file[data..].StartsWith("\r\n"u8) ? 2 : 1);
        if (start >= file.Length || file[start..].IndexOf("endstream"u8) is not (>= 0 and var length))
        {
            return null;
        }

        var dictionary = file[dictionaryStart..data];
        if (dictionary.Contains((byte)'#'))
        {
            return null; // An escaped key would hide what this stream is.
        }

        if (dictionary.IndexOf("/Filter"u8) < 0)
        {
            return file.Slice(start, length).ToArray();
        }

        return dictionary.IndexOf("/FlateDecode"u8) >= 0 && dictionary.IndexOf("/DecodeParms"u8) < 0 ? Inflate(file[start..].ToArray(), room) : null;
    }

    private static byte[]? Inflate(byte[] packed, int room)
    {
        using var unpacked = new MemoryStream();
        var buffer = new byte[8192];
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            while (zlib.Read(buffer) is > 0 and var read)
            {
                unpacked.Write(buffer, 0, read);
                if (unpacked.Length > room)
                {
                    return null;
                }
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }

        return unpacked.ToArray();
    }
}
