namespace DigiRenew.Journey.Uploads.Formats;

/// <summary>Where a walk through a PDF stands: in which object, in which containers, after which name and numbers.</summary>
/// <param name="current">Number of the object that the walk begins in; 0 at the beginning of a file.</param>
internal sealed class PdfTokens(long current)
{
    private int _lastAt;
    private int _beforeAt;
    private bool _inFilters;

    /// <summary>Number of the object.</summary>
    public long Current { get; private set; } = current;

    /// <summary>Offset of the cross-reference section: of its keyword, or of the object that it is.</summary>
    public long Section { get; set; }

    /// <summary>The names in force outside of each open dictionary or array.</summary>
    public Stack<string?> Containers { get; } = new();

    /// <summary>The last name; in an array the one before the array.</summary>
    public string? Name { get; private set; }

    public long? Last { get; private set; }

    /// <summary>The number before the last: object of a reference, number of an object.</summary>
    public long Before { get; private set; }

    /// <summary>Filters of the object that unpack; those that can't be measured count twice.</summary>
    public int Packers { get; private set; }

    public void Add(long number, int at)
    {
        (Before, _beforeAt) = (Last ?? 0, _lastAt);
        (Last, _lastAt) = (number, at);
    }

    public void Begin()
    {
        (Current, Section) = (Before, _beforeAt);
        Containers.Clear();
        Name = null;
        Packers = 0;
        Forget();
    }

    public void Called(string name)
    {
        Name = name;
        var packers = name switch
        {
            "FlateDecode" or "Fl" => 1,
            "LZWDecode" or "LZW" or "ASCII85Decode" or "A85" or "ASCIIHexDecode" or "AHx" or "RunLengthDecode" or "RL" => 2,
            _ => 0,
        };
        _inFilters = name == "Filter" || (_inFilters && (packers > 0 || name.EndsWith("Decode", StringComparison.Ordinal)));
        Packers += _inFilters ? packers : 0;
    }

    public void Open(bool isArray)
    {
        Containers.Push(Name);
        Name = isArray ? Name : null;
    }

    public void Close() => Name = Containers.TryPop(out var outside) ? outside : null;

    public void Forget() => Last = null;
}
