using System.IO.Compression;

namespace DigiRenew.Journey.Uploads.Formats;

/// <summary>Object streams of a PDF (ISO 32000-1 §7.5.7): unpacked within bounds, so that nothing hides in them.</summary>
internal static class PdfObjectStreams
{
    private const int MostObjectStreams = 2000;
    private const int LargestUnpacked = 16 * 1024 * 1024;
    private const int LongestDictionary = 64 * 1024;

    /// <summary>Judges the objects of every object stream; one that can't be unpacked within bounds is not harmless.</summary>
    public static bool AreHarmless(ReadOnlySpan<byte> file, Func<byte[], bool> isHarmless)
    {
        var room = LargestUnpacked;
        var count = 0;
        var whole = file.ToArray(); // one copy for all streams: a zlib stream ends where it says, not at the first "endstream"
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
            if (Unpack(whole, dictionaryStart, data, room) is not { } objects || !isHarmless(objects))
            {
                return false;
            }

            room -= objects.Length;
        }

        return true;
    }

    private static byte[]? Unpack(byte[] whole, int dictionaryStart, int data, int room)
    {
        ReadOnlySpan<byte> file = whole;
        var start = data + (file[data..].StartsWith("\r\n"u8) ? 2 : 1);
        if (start >= file.Length || file[start..].IndexOf("endstream"u8) is not (>= 0 and var length))
        {
            return null;
        }

        var dictionary = file[dictionaryStart..data];
        if (dictionary.Length > LongestDictionary || dictionary.Contains((byte)'#'))
        {
            return null; // An escaped key would hide what this stream is; a long dictionary would be searched again and again.
        }

        if (dictionary.IndexOf("/Filter"u8) < 0)
        {
            return length <= room ? file.Slice(start, length).ToArray() : null;
        }

        return dictionary.IndexOf("/FlateDecode"u8) >= 0 && dictionary.IndexOf("/DecodeParms"u8) < 0 ? Inflate(whole, start, room) : null;
    }

    private static byte[]? Inflate(byte[] whole, int start, int room)
    {
        using var unpacked = new MemoryStream();
        var buffer = new byte[8192];
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(whole, start, whole.Length - start), CompressionMode.Decompress);
            while (zlib.Read(buffer) is > 0 and var read)
            {
                unpacked.Write(buffer, 0, read);
                if (unpacked.Length > room)
                {
                    return null;
                }
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return null; // No zlib stream, or one that asks for a dictionary of its own (RFC 1950 §2.2).
        }

        return unpacked.ToArray();
    }
}
