using System.Buffers.Binary;
using System.Collections.Frozen;

namespace DigiRenew.Journey.Review.Copies;

/// <summary>
/// TIFF 6.0 of the pages' own directories with the tags that a decoder needs, and what those point to. Offsets are absolute, so
/// everything stays where it is; whatever else the file holds (Exif, GPS, XMP, IPTC, gaps) is blank.
/// </summary>
internal static class TiffCopy
{
    private const int MostDirectories = 64;
    private const int EntryLength = 12;
    private const ushort StripOffsets = 273;
    private const ushort StripLengths = 279;
    private const ushort TileOffsets = 324;
    private const ushort TileLengths = 325;

    /// <summary>TIFF 6.0 §8 to §23 and the JPEG tables of Technical Note 2; no text, no private tag, no further directory.</summary>
    private static readonly FrozenSet<ushort> Needed = FrozenSet.ToFrozenSet<ushort>(
    [
        254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, StripOffsets, Orientation.Tag, 277, 278, StripLengths, 280, 281, 282, 283, 284,
        290, 291, 292, 293, 296, 297, 301, 317, 318, 319, 320, 321, 322, 323, TileOffsets, TileLengths, 332, 334, 338, 339, 340, 341, 347, 529, 530, 531, 532,
    ]);

    public static byte[] Of(ReadOnlySpan<byte> file) => file switch
    {
        [(byte)'I', (byte)'I', 42, 0, ..] => new Walk(file, isLittle: true).Run(),
        [(byte)'M', (byte)'M', 0, 42, ..] => new Walk(file, isLittle: false).Run(),
        _ => throw new InvalidDataException("This is no TIFF."),
    };

    private readonly ref struct Walk(ReadOnlySpan<byte> file, bool isLittle)
    {
        private readonly ReadOnlySpan<byte> _file = file;
        private readonly bool _isLittle = isLittle;
        private readonly byte[] _copy = new byte[file.Length];

        public byte[] Run()
        {
            Keep(0, 8);
            var pages = new HashSet<uint>();
            for (var directory = UInt32(4); directory != 0; directory = Directory(directory))
            {
                if (!pages.Add(directory) || pages.Count > MostDirectories)
                {
                    throw new InvalidDataException("The pages have no end.");
                }
            }

            return EmbeddedMetadata.Blank(_copy); // strips may hold whole JPEG streams
        }

        /// <returns>The place of the next page's directory; 0 for none.</returns>
        private uint Directory(uint offset)
        {
            var entries = new Dictionary<ushort, uint>();
            var count = UInt16(offset);
            for (var entry = offset + 2; count > 0; count--, entry += EntryLength)
            {
                if (Needed.Contains(UInt16(entry)) && !entries.TryAdd(UInt16(entry), entry))
                {
                    throw new InvalidDataException("A tag stands twice.");
                }
            }

            KeepPicture(entries, StripOffsets, StripLengths);
            KeepPicture(entries, TileOffsets, TileLengths);
            var place = (int)offset + 2;
            foreach (var entry in entries.Values)
            {
                if (Values(entry) is { IsInside: false } values)
                {
                    Keep(values.At, values.Count * SizeOf(values.Type));
                }

                _file.Slice((int)entry, EntryLength).CopyTo(_copy.AsSpan(place));
                place += EntryLength;
            }

            var next = offset + 2 + (UInt16(offset) * (uint)EntryLength);
            _file.Slice((int)next, 4).CopyTo(_copy.AsSpan(place));
            WriteUInt16((int)offset, (ushort)entries.Count);
            return UInt32(next);
        }

        private void KeepPicture(Dictionary<ushort, uint> entries, ushort offsetsTag, ushort lengthsTag)
        {
            if (entries.TryGetValue(offsetsTag, out var offsets) && entries.TryGetValue(lengthsTag, out var lengths))
            {
                KeepParts(Values(offsets), Values(lengths));
            }
        }

        private void KeepParts((uint At, ushort Type, uint Count, bool IsInside) offsets, (uint At, ushort Type, uint Count, bool IsInside) lengths)
        {
            for (uint part = 0; part < Math.Min(offsets.Count, lengths.Count); part++)
            {
                Keep(Number(offsets.At, offsets.Type, part), Number(lengths.At, lengths.Type, part));
            }
        }

        private (uint At, ushort Type, uint Count, bool IsInside) Values(uint entry)
        {
            var type = UInt16(entry + 2);
            var count = UInt32(entry + 4);
            var isInside = (long)count * SizeOf(type) <= 4;
            return (isInside ? entry + 8 : UInt32(entry + 8), type, count, isInside);
        }

        private void Keep(long start, long length) =>
            _file.Slice((int)Math.Min(start, int.MaxValue), (int)Math.Min(length, int.MaxValue)).CopyTo(_copy.AsSpan((int)Math.Min(start, int.MaxValue)));

        private uint Number(uint at, ushort type, uint place) => type == 3 ? UInt16(at + (place * 2)) : UInt32(at + (place * 4));

        private ushort UInt16(uint at) => _isLittle
            ? BinaryPrimitives.ReadUInt16LittleEndian(From(at))
            : BinaryPrimitives.ReadUInt16BigEndian(From(at));

        private uint UInt32(uint at) => _isLittle
            ? BinaryPrimitives.ReadUInt32LittleEndian(From(at))
            : BinaryPrimitives.ReadUInt32BigEndian(From(at));

        private ReadOnlySpan<byte> From(uint at) => _file[(int)Math.Min(at, int.MaxValue)..];

        private void WriteUInt16(int at, ushort value)
        {
            if (_isLittle)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(_copy.AsSpan(at), value);
            }
            else
            {
                BinaryPrimitives.WriteUInt16BigEndian(_copy.AsSpan(at), value);
            }
        }

        /// <summary>Octets of a value of a field type (TIFF 6.0 §2); 0 for types that do not exist.</summary>
        private static int SizeOf(ushort type) => type switch
        {
            1 or 2 or 6 or 7 => 1,
            3 or 8 => 2,
            4 or 9 or 11 or 13 => 4,
            5 or 10 or 12 => 8,
            _ => 0,
        };
    }
}
