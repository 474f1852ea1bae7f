using System.Globalization;
using System.Text;

namespace DigiRenew.Journey.Uploads.Formats;

/// <summary>
/// Walks through the tokens of a PDF (ISO 32000-1 §7.2) once, from its first octet to its last, without following anything: what goes
/// round, nests without end, or unpacks to more than a reader should bear, is found from what the objects say of each other.
/// </summary>
internal sealed class PdfStructure
{
    private const int MostObjects = 50_000;
    private const int DeepestNesting = 100;
    private const int DeepestTree = 64;
    private const long MostUnpacked = 128 * 1024 * 1024;
    private const long MostPixelsASide = 20_000;

    private readonly Dictionary<long, List<long>> _kids = [];
    private readonly Dictionary<long, long> _lengths = [];
    private readonly Dictionary<long, long> _previous = [];
    private readonly HashSet<long> _streams = [];
    private int _objects;
    private long _unpacked;

    /// <summary>Adds the tokens of a whole file.</summary>
    /// <returns>Whether nothing in them is beyond bounds.</returns>
    public bool Add(ReadOnlySpan<byte> file) => Walk(file, 0, isFile: true);

    /// <summary>Adds the objects of an object stream (§7.5.7): pairs of number and offset, then the objects.</summary>
    public bool AddPacked(ReadOnlySpan<byte> objects)
    {
        var numbers = new List<long>();
        var at = 0;
        while (at < objects.Length && numbers.Count <= 2 * MostObjects)
        {
            var end = EndOfToken(objects, at);
            if (end > at && !TryNumber(objects[at..end], out _))
            {
                break;
            }

            if (end > at)
            {
                _ = TryNumber(objects[at..end], out var number);
                numbers.Add(number);
            }
            else if (objects[at] > ' ')
            {
                break;
            }

            at = Math.Max(end, at + 1);
        }

        for (var pair = 0; pair + 1 < numbers.Count; pair += 2)
        {
            var start = at + numbers[pair + 1] - numbers[1];
            var end = pair + 3 < numbers.Count ? at + numbers[pair + 3] - numbers[1] : objects.Length;
            if (start < 0 || end > objects.Length || start > end || !Walk(objects[(int)start..(int)end], numbers[pair], isFile: false))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether page tree, lengths and cross-references come to an end.</summary>
    public bool ComesToAnEnd()
    {
        var depths = new Dictionary<long, int>();
        return _lengths.Values.All(target => !_streams.Contains(target))
            && _kids.Keys.All(node => Depth(node, 0, depths) <= DeepestTree)
            && _previous.Keys.All(HasEnd);
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

    private bool HasEnd(long section)
    {
        var seen = new HashSet<long>();
        while (_previous.TryGetValue(section, out var previous))
        {
            if (!seen.Add(section))
            {
                return false;
            }

            section = previous;
        }

        return true;
    }

    private bool Walk(ReadOnlySpan<byte> text, long current, bool isFile)
    {
        var walk = new PdfTokens(current);
        for (var at = 0; at < text.Length;)
        {
            var end = EndOfToken(text, at);
            if (end > at)
            {
                if (!Word(text, at, ref end, walk, isFile))
                {
                    return false;
                }
            }
            else
            {
                end = Delimiter(text, at, walk);
            }

            if (walk.Containers.Count > DeepestNesting)
            {
                return false;
            }

            at = end;
        }

        return true;
    }

    /// <summary>A number, keyword or reference.</summary>
    private bool Word(ReadOnlySpan<byte> text, int at, ref int end, PdfTokens walk, bool isFile)
    {
        var word = text[at..end];
        if (TryNumber(word, out var number))
        {
            walk.Add(number, at);
            return walk.Name switch
            {
                "Count" => number <= MostObjects,
                "Width" or "Height" => number <= MostPixelsASide,
                _ => true,
            };
        }

        if (word is [(byte)'R'])
        {
            Refer(walk);
        }
        else if (word.SequenceEqual("obj"u8))
        {
            walk.Begin();
            return ++_objects <= MostObjects;
        }
        else if (word.SequenceEqual("xref"u8))
        {
            walk.Section = at;
        }
        else if (isFile && word.SequenceEqual("stream"u8))
        {
            _streams.Add(walk.Current);
            return Stream(text, ref end, walk);
        }

        Commit(walk);
        walk.Forget();
        return true;
    }

    private void Refer(PdfTokens walk)
    {
        if (walk.Name == "Kids")
        {
            if (!_kids.TryGetValue(walk.Current, out var kids))
            {
                _kids[walk.Current] = kids = [];
            }

            kids.Add(walk.Before);
        }
        else if (walk.Name == "Length")
        {
            _lengths[walk.Current] = walk.Before;
        }

        walk.Forget();
    }

    /// <summary>A number after /Prev is an offset, unless it turned out to be part of a reference (outlines have such).</summary>
    private void Commit(PdfTokens walk)
    {
        if (walk is { Name: "Prev", Last: { } offset, Containers.Count: 1 })
        {
            _previous[walk.Section] = offset;
        }
    }

    private int Delimiter(ReadOnlySpan<byte> text, int at, PdfTokens walk)
    {
        var next = at + 1 < text.Length ? text[at + 1] : (byte)0;
        if (text[at] <= (byte)' ')
        {
            return at + 1;
        }

        Commit(walk);
        walk.Forget();
        switch (text[at])
        {
            case (byte)'/':
                var end = EndOfToken(text, at + 1);
                walk.Called(PdfFile.NameAt(text[(at + 1)..]));
                return end;
            case (byte)'%':
                return text[at..].IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var line ? at + line : text.Length;
            case (byte)'(':
                return EndOfString(text, at);
            case (byte)'<' when next != (byte)'<':
                return text[at..].IndexOf((byte)'>') is >= 0 and var close ? at + close + 1 : text.Length;
            case (byte)'<' or (byte)'[':
                walk.Open(text[at] == (byte)'[');
                break;
            case (byte)'>' or (byte)']':
                walk.Close();
                break;
        }

        return at + (text[at] == next && next is (byte)'<' or (byte)'>' ? 2 : 1);
    }

    /// <summary>Goes past a stream; unpacks it within bounds, if only to measure it.</summary>
    private bool Stream(ReadOnlySpan<byte> text, ref int end, PdfTokens walk)
    {
        var start = end + (text[end..].StartsWith("\r\n"u8) ? 2 : 1);
        if (start >= text.Length || text[start..].IndexOf("endstream"u8) is not (>= 0 and var length))
        {
            return false;
        }

        end = start + length + "endstream".Length;
        walk.Forget();
        if (walk.Packers > 1)
        {
            return false; // Packed twice, or in a way that can't be measured.
        }

        if (walk.Packers == 1 && Inflation.Measure(text.Slice(start, length).ToArray(), MostUnpacked - _unpacked) is { } unpacked)
        {
            _unpacked += unpacked;
        }

        return _unpacked <= MostUnpacked;
    }

    private static int EndOfString(ReadOnlySpan<byte> text, int at)
    {
        var depth = 0;
        for (; at < text.Length; at++)
        {
            if (text[at] == (byte)'\\')
            {
                at++;
            }
            else if (text[at] == (byte)'(')
            {
                depth++;
            }
            else if (text[at] == (byte)')' && --depth == 0)
            {
                return at + 1;
            }
        }

        return text.Length;
    }

    private static int EndOfToken(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && text[at] > ' ' && !"()<>[]{}/%"u8.Contains(text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool TryNumber(ReadOnlySpan<byte> token, out long number) =>
        long.TryParse(Encoding.ASCII.GetString(token), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
