using System.Buffers.Binary;

namespace DigiRenew.Journey.Uploads.Formats;

/// <summary>
/// TIFF 6.0: every directory, value, strip and tile lies within the file, no directory is met twice and no tag twice in it, what is named does
/// not lie over each other much, and the structure reaches its end.
/// </summary>
internal static class TiffFile
{
    private const int MostDirectories = 64;
    private const int EntryLength = 12;
    private const int MostTimes = 2; // Writers share a resolution or two, not strips.

    public static bool IsWhole(ReadOnlySpan<byte> file)
    {
        if (file.Length < 8)
        {
            return false;
        }

        var walk = file switch
        {
            [(byte)'I', (byte)'I', 42, 0, ..] => new Walk(file, isLittle: true),
            [(byte)'M', (byte)'M', 0, 42, ..] => new Walk(file, isLittle: false),
            _ => default,
        };
        return walk.Run();
    }

    private ref struct Walk(ReadOnlySpan<byte> file, bool isLittle)
    {
        private readonly ReadOnlySpan<byte> _file = file;
        private readonly bool _isLittle = isLittle;
        private readonly HashSet<uint>? _seen = [];
        private readonly Queue<uint>? _waiting = new();
        private long _end = 8;
        private long _reached;
        private bool _hasPicture;

        public bool Run()
        {
            if (_seen is null || _waiting is null || !Enqueue(UInt32(4)))
            {
                return false;
            }

            while (_waiting.TryDequeue(out var directory))
            {
                if (!Directory(directory))
                {
                    return false;
                }
            }

            return _hasPicture && _file.Length - _end is 0 or 1; // Values begin at even places: an octet of padding may end the file.
        }

        private readonly bool Enqueue(uint directory)
        {
            if (!_seen!.Add(directory) || _seen.Count > MostDirectories)
            {
                return false;
            }

            _waiting!.Enqueue(directory);
            return true;
        }

        private bool Directory(uint offset)
        {
            if (!Reach(offset, 2))
            {
                return false;
            }

            var count = UInt16(offset);
            if (count == 0 || !Reach(offset + 2L, (count * EntryLength) + 4L))
            {
                return false;
            }

            var picture = new Picture();
            var tags = new HashSet<ushort>();
            for (var entry = 0; entry < count; entry++)
            {
                var at = offset + 2 + (uint)(entry * EntryLength);
                if (!tags.Add(UInt16(at)) || !Entry(at, ref picture))
                {
                    return false;
                }
            }

            if (picture.Width is { } width && picture.Height is { } height)
            {
                if (!FileContent.IsReasonable(width, height) || !Data(picture))
                {
                    return false;
                }

                _hasPicture = true;
            }
            else if (picture.Offsets.Count > 0)
            {
                return false; // data of a picture without a size would be measured by nobody
            }

            var next = UInt32(offset + 2 + (uint)(count * EntryLength));
            return next == 0 || Enqueue(next);
        }

        private bool Entry(uint at, ref Picture picture)
        {
            var tag = UInt16(at);
            var type = UInt16(at + 2);
            var count = UInt32(at + 4);
            var length = SizeOf(type) * (long)count;
            if (length == 0)
            {
                return count == 0;
            }

            var values = length <= 4 ? at + 8 : UInt32(at + 8);
            if (!Reach(values, length))
            {
                return false;
            }

            switch (tag)
            {
                case 256:
                    picture.Width = Number(values, type);
                    break;
                case 257:
                    picture.Height = Number(values, type);
                    break;
                case 273 or 324 when picture.Offsets.Count == 0: // strips or tiles, not both
                    picture.Offsets = (values, type, count);
                    break;
                case 279 or 325 when picture.Lengths.Count == 0:
                    picture.Lengths = (values, type, count);
                    break;
                case 273 or 279 or 324 or 325:
                    return false;
                case 330 or 34665 or 34853: // SubIFDs, Exif, GPS.
                    return Directories(values, type, count);
            }

            return true;
        }

        private readonly bool Directories(uint values, ushort type, uint count)
        {
            for (uint each = 0; each < count; each++)
            {
                if (SizeOf(type) != 4 || !Enqueue(UInt32(values + (each * 4))))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Strips or tiles.</summary>
        private bool Data(Picture picture)
        {
            var (offsets, offsetType, count) = picture.Offsets;
            var (lengths, lengthType, lengthCount) = picture.Lengths;
            if (count == 0 || count != lengthCount || offsetType is not (3 or 4) || lengthType is not (3 or 4))
            {
                return false;
            }

            for (uint each = 0; each < count; each++)
            {
                if (!Reach(Number(offsets + (each * (uint)SizeOf(offsetType)), offsetType), Number(lengths + (each * (uint)SizeOf(lengthType)), lengthType)))
                {
                    return false;
                }
            }

            return true;
        }

        private bool Reach(long start, long length)
        {
            if (start < 0 || length < 0 || start + length > _file.Length)
            {
                return false;
            }

            _end = Math.Max(_end, start + length);
            _reached += length;
            return _reached <= (long)MostTimes * _file.Length;
        }

        private readonly long Number(uint at, ushort type) => type == 3 ? UInt16(at) : UInt32(at);

        private readonly ushort UInt16(uint at) => _isLittle
            ? BinaryPrimitives.ReadUInt16LittleEndian(_file[(int)at..])
            : BinaryPrimitives.ReadUInt16BigEndian(_file[(int)at..]);

        private readonly uint UInt32(uint at) => _isLittle
            ? BinaryPrimitives.ReadUInt32LittleEndian(_file[(int)at..])
            : BinaryPrimitives.ReadUInt32BigEndian(_file[(int)at..]);

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

    private struct Picture
    {
        public long? Width;
        public long? Height;
        public (uint At, ushort Type, uint Count) Offsets;
        public (uint At, ushort Type, uint Count) Lengths;
    }
}
