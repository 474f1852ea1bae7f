namespace DigiRenew.Journey.Uploads.Formats;

/// <summary>
/// Walks through the tokens of a PDF (ISO 32000-1 §7.2) once, from its first octet to its last, without following anything: what acts, goes
/// round, nests without end, or unpacks to more than a reader should bear, is found from what the objects say. Object streams are
/// unpacked and walked too. Nothing hides from it: as many objects must have been met as begin anywhere in the file.
/// </summary>
internal sealed class PdfStructure
{
    private const int MostObjects = 50_000;
    private const int MostSections = 1000;
    private const int MostObjectStreams = 2000;
    private const int DeepestTree = 64;
    private const int LongestSpace = 256;
    private const long MostUnpacked = 128 * 1024 * 1024;
    private const int MostUnpackedObjects = 16 * 1024 * 1024;
    private const string EndKeyword = "endstream";

    private readonly Dictionary<long, List<long>> _kids = [];
    private readonly Dictionary<long, long> _previous = [];
    private readonly HashSet<long> _lengths = [];
    private readonly HashSet<long> _streams = [];
    private readonly List<PdfStream> _places = [];
    private readonly byte[] _file;
    private readonly Inflation _inflation;
    private int _objects;
    private int _packedObjects;
    private int _objectStreams;
    private long _unpacked;
    private int _unpackedObjects;
    private bool _hasRoot;
    private bool _hasPage;

    private PdfStructure(byte[] file)
    {
        _file = file;
        _inflation = new(file);
    }

    /// <summary>Judges a whole file.</summary>
    /// <returns>Its streams; null where something in it is beyond bounds, acts, hides, or is not there: a catalogue, a page.</returns>
    public static IReadOnlyList<PdfStream>? StreamsOf(ReadOnlySpan<byte> file)
    {
        var structure = new PdfStructure(file.ToArray());
        return structure.Walk(structure._file, new(0), isFile: true)
            && structure._objects == ObjectsIn(file)
            && structure._hasRoot && structure._hasPage
            && structure.ComesToAnEnd()
            ? structure._places
            : null;
    }

    /// <summary>How many objects begin in a file, whatever they lie in: a reader finds them by their offsets.</summary>
    private static int ObjectsIn(ReadOnlySpan<byte> file)
    {
        var count = 0;
        for (var at = 0; file[at..].IndexOf("obj"u8) is >= 0 and var next; at += next + 3)
        {
            var end = at + next + 3;
            var isWord = end == file.Length || PdfScanner.IsSpace(file[end]) || PdfScanner.IsDelimiter(file[end]);
            count += isWord && FollowsNumber(file[Math.Max(0, end - 3 - LongestSpace)..(end - 3)]) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whether a number stands before, with nothing but space or, perhaps, comments in between.</summary>
    private static bool FollowsNumber(ReadOnlySpan<byte> before)
    {
        var length = before.Length;
        while (length > 0 && PdfScanner.IsSpace(before[length - 1]))
        {
            length--;
        }

        var line = before[..length];
        line = line[(line.LastIndexOfAny((byte)'\r', (byte)'\n') + 1)..];
        return length < before.Length
            && (length == 0
                || char.IsAsciiDigit((char)before[length - 1])
                || (before[length..].ContainsAny((byte)'\r', (byte)'\n') && (line.Length == length || line.Contains((byte)'%'))));
    }

    /// <summary>Whether page tree, lengths and cross-references come to an end.</summary>
    private bool ComesToAnEnd()
    {
        var depths = new Dictionary<long, int>();
        return !_lengths.Overlaps(_streams)
            && _kids.Keys.All(node => Depth(node, 0, depths) <= DeepestTree)
            && SectionsEnd();
    }

    /// <summary>Levels below a node of the page tree; more than the deepest where it goes round.</summary>
    private int Depth(long node, int level, Dictionary<long, int> known)
    {
        if (level > DeepestTree || !_kids.TryGetValue(node, out var kids))
        {
            return level > DeepestTree ? level : 0;
        }

        if (!known.TryGetValue(node, out var depth))
        {
            known[node] = DeepestTree; // Whoever comes back here while it is being measured goes round.
            depth = 1 + kids.Max(kid => Depth(kid, level + 1, known));
            known[node] = depth;
        }

        return depth;
    }

    private bool SectionsEnd()
    {
        var ending = new HashSet<long>();
        foreach (var first in _previous.Keys)
        {
            var chain = new HashSet<long>();
            for (var section = first; !ending.Contains(section) && _previous.TryGetValue(section, out var previous); section = previous)
            {
                if (!chain.Add(section))
                {
                    return false;
                }
            }

            ending.UnionWith(chain);
        }

        return true;
    }

    private bool Walk(ReadOnlySpan<byte> text, PdfPlace place, bool isFile)
    {
        var scanner = new PdfScanner(text);
        for (var token = scanner.Next(); token != PdfToken.End; token = scanner.Next())
        {
            var goesOn = token switch
            {
                PdfToken.Number => place.Add(scanner.Number, scanner.At),
                PdfToken.Name => place.Add(scanner.Name),
                PdfToken.Text => place.AddOther(),
                PdfToken.Word when scanner.Token is [(byte)'R'] => Refer(place),
                PdfToken.Word => isFile ? Word(ref scanner, place) : place.AddOther() && !IsKeyword(scanner.Token),
                PdfToken.OpenDictionary or PdfToken.OpenArray => place.Open(token == PdfToken.OpenArray, scanner.At),
                PdfToken.CloseDictionary or PdfToken.CloseArray => place.Close(token == PdfToken.CloseArray) && (!place.IsBehindDictionary || Dictionary(place)),
                _ => false,
            };
            if (!goesOn)
            {
                return false;
            }
        }

        return place.IsOutside;
    }

    private static bool IsKeyword(ReadOnlySpan<byte> word) => word.SequenceEqual("obj"u8) || word.SequenceEqual("endobj"u8) || word.SequenceEqual("stream"u8);

    private bool Refer(PdfPlace place)
    {
        if (place.IsAmongKids)
        {
            if (!_kids.TryGetValue(place.Number, out var kids))
            {
                _kids[place.Number] = kids = [];
            }

            kids.Add(place.Before);
        }

        return place.Refer();
    }

    private bool Word(ref PdfScanner scanner, PdfPlace place)
    {
        var word = scanner.Token;
        if (word.SequenceEqual("obj"u8))
        {
            return place.BeginObject() && ++_objects <= MostObjects;
        }

        if (word.SequenceEqual("stream"u8))
        {
            return place.IsBehindDictionary && Stream(ref scanner, place);
        }

        if (word.SequenceEqual("trailer"u8))
        {
            return place.BeginTrailer();
        }

        if (word.SequenceEqual("xref"u8))
        {
            place.Section = scanner.At;
        }

        return place.AddOther() && (place.IsOutside || !word.SequenceEqual("endobj"u8));
    }

    /// <summary>What an object's own dictionary, or a trailer, says of the whole. A number after Prev is an offset, a reference is not: outlines have such.</summary>
    private bool Dictionary(PdfPlace place)
    {
        _hasPage |= place.Entry("Type") is { } type && type.Is("Page");
        _hasRoot |= place.Entry("Root") is { IsReference: true };
        if (place.Entry("Length") is { IsReference: true, Number: { } target })
        {
            _lengths.Add(target);
        }

        return place.Entry("Prev") is not { IsReference: false, Number: { } offset }
            || (_previous.TryAdd(place.Section, SkipSpace(offset)) && _previous.Count <= MostSections);
    }

    private long SkipSpace(long offset)
    {
        while (offset >= 0 && offset < _file.Length && PdfScanner.IsSpace(_file[offset]))
        {
            offset++;
        }

        return offset;
    }

    /// <summary>Goes past a stream; unpacks it within bounds, if only to measure it, and walks through the objects that it holds.</summary>
    private bool Stream(ref PdfScanner scanner, PdfPlace place)
    {
        ReadOnlySpan<byte> file = _file;
        var start = scanner.End + (file[scanner.End..].StartsWith("\r\n"u8) ? 2 : 1);
        if (start >= file.Length || LengthOf(file[start..], place.Entry("Length")) is not (>= 0 and var length) || place.Entry("F") is not null)
        {
            return false;
        }

        _streams.Add(place.Number);
        _places.Add(new(place.Begin..scanner.At, start..(start + length)));
        scanner.GoTo(start + length + file[(start + length)..].IndexOf("endstream"u8) + EndKeyword.Length);
        return (Packing(place.Entry("Filter")), HoldsObjects(place)) switch
        {
            (null, _) => false,
            (var isPacked, true) => Objects(place, start, length, isPacked.Value),
            (true, false) => IsEmpty(file.Slice(start, length)) || Measure(start, length),
            (false, false) => true,
        };
    }

    /// <summary>Octets of a stream's data: as said where the data end there, else up to the first word that ends a stream; negative where none does.</summary>
    private static int LengthOf(ReadOnlySpan<byte> data, PdfValue? said)
    {
        if (said is { IsReference: false, Number: >= 0 and var length } && length <= data.Length)
        {
            var rest = data[(int)length..];
            while (rest.Length > 0 && PdfScanner.IsSpace(rest[0]))
            {
                rest = rest[1..];
            }

            if (rest.StartsWith("endstream"u8))
            {
                return (int)length;
            }
        }

        return data.IndexOf("endstream"u8);
    }

    /// <summary>Whether a stream must be unpacked; null where it is packed twice, or in a way that is not measured here.</summary>
    private static bool? Packing(PdfValue? filter)
    {
        if (filter is null)
        {
            return false;
        }

        var isPacked = filter.Names is [var first, ..] && PdfNames.IsFlate(first);
        var pictures = filter.Names.Skip(isPacked ? 1 : 0).ToArray();
        return !filter.IsReference && pictures.Length <= 1 && pictures.All(PdfNames.IsPicture) ? isPacked : null;
    }

    /// <summary>Readers go by First and N, whatever Type says.</summary>
    private static bool HoldsObjects(PdfPlace place) =>
        (place.Entry("Type") is { } type && type.Is("ObjStm")) || (place.Entry("N") is not null && place.Entry("First") is not null);

    private static bool IsEmpty(ReadOnlySpan<byte> data) => data.Length <= 2 && !data.ContainsAnyExcept((byte)'\r', (byte)'\n');

    private bool Measure(int start, int length)
    {
        if (_inflation.Unpack(start, length, MostUnpacked - _unpacked, null) is not { } unpacked)
        {
            return false;
        }

        _unpacked += unpacked;
        return _unpacked <= MostUnpacked;
    }

    /// <summary>An object stream (§7.5.7): pairs of number and offset, then the objects.</summary>
    private bool Objects(PdfPlace place, int start, int length, bool isPacked)
    {
        using var unpacked = new MemoryStream();
        if (++_objectStreams > MostObjectStreams
            || place.Entry("DecodeParms") is not null
            || place.Entry("Filter") is { Names.Count: > 1 }
            || (!isPacked && place.Entry("Filter") is { Names.Count: > 0 })
            || (isPacked && _inflation.Unpack(start, length, MostUnpackedObjects - _unpackedObjects, unpacked) is null))
        {
            return false;
        }

        var objects = isPacked ? unpacked.GetBuffer().AsSpan(0, (int)unpacked.Length) : _file.AsSpan(start, length);
        _unpackedObjects += objects.Length;
        return _unpackedObjects <= MostUnpackedObjects
            && place.Entry("N") is { IsReference: false, Number: >= 0 and <= MostObjects and var count }
            && place.Entry("First") is { IsReference: false, Number: >= 0 and var first }
            && first <= objects.Length
            && Objects(objects, (int)count, (int)first);
    }

    private bool Objects(ReadOnlySpan<byte> objects, int count, int first)
    {
        var numbers = new List<long>();
        var header = new PdfScanner(objects[..first]);
        while (header.Next() == PdfToken.Number && numbers.Count < 2 * count)
        {
            numbers.Add(header.Number);
        }

        _packedObjects += count;
        if (header.At < first || numbers.Count != 2 * count || _packedObjects > MostObjects)
        {
            return false;
        }

        for (var pair = 0; pair < numbers.Count; pair += 2)
        {
            var start = first + numbers[pair + 1];
            var end = pair + 3 < numbers.Count ? first + numbers[pair + 3] : objects.Length;
            if (start < first || end > objects.Length || start > end || !Walk(objects[(int)start..(int)end], new(numbers[pair]), isFile: false))
            {
                return false;
            }
        }

        return true;
    }
}
