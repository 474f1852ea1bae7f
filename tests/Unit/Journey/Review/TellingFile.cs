using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace DigiRenew.Tests.Unit.Journey.Review;

/// <summary>Files that tell where they were made; the metadata is put in by hand.</summary>
internal static class TellingFile
{
    public const string Secret = "44.4268N-26.1025E";

    public static byte[] Packed(string text) => Packed(Encoding.ASCII.GetBytes(text));

    public static byte[] Packed(byte[] octets)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            zlib.Write(octets);
        }

        return packed.ToArray();
    }

    public static byte[] PdfOf(byte[] jpeg, string metadata) => PdfOf(jpeg, Encoding.ASCII.GetBytes(metadata.PadRight(1)), string.Empty);

    public static byte[] PdfOf(byte[] jpeg, byte[] metadata, string filter, Func<byte[], byte[]>? pack = null)
    {
        var (picture, pictureFilter) = pack is null ? (jpeg, "/DCTDecode") : (pack(jpeg), "[/FlateDecode /DCTDecode]");
        var frame = Enumerable.Range(0, jpeg.Length).First(at => jpeg[at] == 0xFF && jpeg[at + 1] is 0xC0 or 0xC1 or 0xC2 && jpeg[at + 4] == 8);
        var height = BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(frame + 5));
        var width = BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(frame + 7));
        var colours = jpeg[frame + 9] == 1 ? "/DeviceGray" : "/DeviceRGB";
        var file = new List<byte>(Encoding.ASCII.GetBytes("%PDF-1.4\n"));
        var places = new List<int>();
        void Add(string head, byte[] stream)
        {
            places.Add(file.Count);
            file.AddRange(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n{head}")));
            if (stream.Length > 0)
            {
                file.AddRange("\nstream\n"u8);
                file.AddRange(stream);
                file.AddRange("\nendstream"u8);
            }

            file.AddRange("\nendobj\n"u8);
        }

        var draw = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{width} 0 0 {height} 0 0 cm /I Do"));
        Add("<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R >>", []);
        Add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>", []);
        Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>", []);
        Add($"<< /Length {draw.Length} >>", draw);
        Add($"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace {colours} /BitsPerComponent 8 /Filter {pictureFilter} /Length {picture.Length} >>", picture);
        Add($"<< /Type /Metadata /Subtype /XML{filter} /Length {metadata.Length} >>", metadata);
        var table = file.Count;
        file.AddRange(Encoding.ASCII.GetBytes($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n"));
        places.ForEach(place => file.AddRange(Encoding.ASCII.GetBytes($"{place:D10} 00000 n \n")));
        file.AddRange(Encoding.ASCII.GetBytes($"trailer\n<< /Size {places.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
        return [.. file];
    }

    /// <summary>An Exif block with an orientation, and a secret where position data stands.</summary>
    public static byte[] Exif(byte orientation) =>
    [
        .. "Exif\0\0"u8, (byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 2, 0,
        0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0,
        0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0,
        0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Secret),
    ];

    public static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    /// <summary>A picture of 4 by 4, with a description, an XMP block and a GPS directory.</summary>
    public static byte[] Tiff(bool isLittle)
    {
        var secret = Encoding.ASCII.GetBytes(Secret);
        const int directory = 8 + 2 + (12 * 12) + 4;
        var gps = directory + secret.Length;
        var strip = gps + 18;
        (ushort Tag, ushort Type, uint Count, uint Value)[] entries =
        [
            (256, 4, 1, 4), (257, 4, 1, 4), (258, 4, 1, 8), (259, 4, 1, 1), (262, 4, 1, 1), (270, 2, (uint)secret.Length, directory), (273, 4, 1, (uint)strip),
            (274, 4, 1, 1), (278, 4, 1, 4), (279, 4, 1, 16), (700, 1, (uint)secret.Length, directory), (34853, 4, 1, (uint)gps),
        ];
        var file = new byte[strip + 16];
        (isLittle ? "II*\0"u8 : "MM\0*"u8).CopyTo(file);
        UInt32(4, 8);
        UInt16(8, (ushort)entries.Length);
        for (var place = 0; place < entries.Length; place++)
        {
            var at = 10 + (place * 12);
            UInt16(at, entries[place].Tag);
            UInt16(at + 2, entries[place].Type);
            UInt32(at + 4, entries[place].Count);
            UInt32(at + 8, entries[place].Value);
        }

        secret.CopyTo(file, directory);
        UInt16(gps, 1);
        Encoding.ASCII.GetBytes("26.1025E").CopyTo(file, gps + 6);
        file.AsSpan(strip).Fill(0x7F);
        return file;

        void UInt16(int at, ushort value)
        {
            var octets = BitConverter.GetBytes(value);
            (isLittle ? octets : [.. octets.Reverse()]).CopyTo(file, at);
        }

        void UInt32(int at, uint value)
        {
            var octets = BitConverter.GetBytes(value);
            (isLittle ? octets : [.. octets.Reverse()]).CopyTo(file, at);
        }
    }

    public static bool Tells(byte[] file) => Find(file, Secret) >= 0 || Find(file, "26.1025E") >= 0;

    public static int Find(byte[] file, string text) => file.AsSpan().IndexOf(Encoding.Latin1.GetBytes(text));
}
