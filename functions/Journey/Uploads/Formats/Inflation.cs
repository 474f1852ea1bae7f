using System.IO.Compression;

namespace DigiRenew.Journey.Uploads.Formats;

/// <summary>Unpacks data (RFC 1950) to their own end, within bounds.</summary>
/// <param name="file">The file that they lie in.</param>
internal sealed class Inflation(byte[] file)
{
    private const int Header = 2;
    private const int Deflate = 8;
    private const int PresetDictionary = 0x20;

    private readonly byte[] _buffer = new byte[8192];

    /// <summary>Measures data that stand alone; see <see cref="Unpack"/>.</summary>
    public static long? Measure(byte[] packed, long most) => new Inflation(packed).Unpack(0, packed.Length, most, null);

    /// <summary>Unpacks. The checksum behind the data is not looked at: readers don't either.</summary>
    /// <param name="start">Where the data begin.</param>
    /// <param name="length">How long they may be.</param>
    /// <param name="most">How much may come out.</param>
    /// <param name="into">Where it goes; null where it is only measured.</param>
    /// <returns>Octets that come out; more than <paramref name="most"/> as soon as it is more; null where the data are broken, or not at their end within their length.</returns>
    public long? Unpack(int start, int length, long most, Stream? into)
    {
        if (length < Header || (file[start] & 0xF) != Deflate || ((file[start] << 8) + file[start + 1]) % 31 != 0 || (file[start + 1] & PresetDictionary) != 0)
        {
            return null;
        }

        using var packed = new Watched(file, start + Header, length - Header);
        using var deflate = new DeflateStream(packed, CompressionMode.Decompress);
        var total = 0L;
        try
        {
            while (total <= most && deflate.Read(_buffer) is > 0 and var read)
            {
                into?.Write(_buffer, 0, read);
                total += read;
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }

        return packed.RanOut ? null : total;
    }

    /// <summary>Who unpacks and is not at the end asks for more than there is.</summary>
    private sealed class Watched(byte[] file, int start, int length) : MemoryStream(file, start, length, writable: false)
    {
        public bool RanOut { get; private set; }

        public override int Read(byte[] buffer, int offset, int count) => Seen(base.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Seen(base.Read(buffer));

        private int Seen(int read)
        {
            RanOut |= read == 0;
            return read;
        }
    }
}
