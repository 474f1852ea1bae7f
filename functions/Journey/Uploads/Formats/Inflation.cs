using System.IO.Compression;

namespace DigiRenew.Journey.Uploads.Formats;

/// <summary>Measures packed data (RFC 1950) without keeping what comes out.</summary>
internal static class Inflation
{
    /// <summary>Octets that come out; more than <paramref name="most"/> as soon as it is more; null where the data are not whole.</summary>
    public static long? Measure(byte[] packed, long most)
    {
        var buffer = new byte[8192];
        var length = 0L;
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            while (length <= most && zlib.Read(buffer) is > 0 and var read)
            {
                length += read;
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException) // a preset dictionary gives ZLibException, an IOException
        {
            return null;
        }

        return length;
    }
}
