namespace DigiRenew.Journey.Uploads.Formats;

/// <summary>Where a walk through a PDF stands: in which object, within which dictionaries and arrays, behind which key and numbers.</summary>
/// <param name="number">Number of the object that the walk begins in; 0 at the beginning of a file.</param>
internal sealed class PdfPlace(long number)
{
    private const int DeepestNesting = 100;
    private const int MostOf = 50_000;
    private const long MostObjectNumber = 8_388_607; // ISO 32000-1, Annex C.
    private const long MostPixelsASide = 20_000;
    private const string NoKey = "\0";

    private readonly Stack<(bool IsArray, string Key, bool HasValue)> _open = new();
    private readonly Dictionary<string, PdfValue> _entries = new(StringComparer.Ordinal);
    private int _lastAt;
    private int _beforeAt;
    private long _last;
    private int _numbers;
    private bool _isFresh = true;

    /// <summary>Number of the object; 0 in a trailer.</summary>
    public long Number { get; private set; } = number;

    /// <summary>Offset of the cross-reference section: of its keyword, or of the object that it is.</summary>
    public int Section { get; set; }

    /// <summary>Where the object's dictionary begins.</summary>
    public int Begin { get; private set; }

    public bool IsOutside => _open.Count == 0;

    /// <summary>Whether the dictionary of the object ends right here.</summary>
    public bool IsBehindDictionary { get; private set; }

    /// <summary>The number before the last: object of a reference, number of an object.</summary>
    public long Before { get; private set; }

    /// <summary>What the object's own dictionary says under a key that matters; null where nothing.</summary>
    public PdfValue? Entry(string key) => _entries.GetValueOrDefault(key);

    /// <summary>Whether a reference here makes its target a kid: under Kids, or in an array that is an object of its own.</summary>
    public bool IsAmongKids => (_open.Count <= 2 && Key == "Kids") || (_open.Count == 1 && IsInArray);

    /// <summary>An object begins, whose number and generation stand right before.</summary>
    public bool BeginObject()
    {
        Section = _beforeAt;
        return _numbers > 1 && Begins(Before);
    }

    public bool BeginTrailer() => Begins(0);

    public bool Add(long value, int at)
    {
        (Before, _beforeAt) = (_last, _lastAt);
        (_last, _lastAt) = (value, at);
        _numbers++;
        if (Value() is { } entry)
        {
            entry.Number ??= value;
        }

        return Key switch
        {
            "Count" => value <= MostOf,
            "Size" => value <= MostObjectNumber,
            "Width" or "Height" => value <= MostPixelsASide,
            "OpenAction" => IsInArray,
            _ => true,
        };
    }

    public bool Add(string name)
    {
        Forget();
        if (PdfNames.IsForbidden(name))
        {
            return false;
        }

        if (IsOutside || IsInArray || (_open.Peek() is { Key: var key, HasValue: false } && key != NoKey))
        {
            Value()?.Add(name);
            return Key != "OpenAction" || IsInArray;
        }

        _open.Pop();
        _open.Push((false, name, false));
        return _open.Count > 1 || name.Length == 0 || _entries.TryAdd(name, new());
    }

    /// <summary>A string or a keyword.</summary>
    public bool AddOther()
    {
        Forget();
        Value();
        return Key != "OpenAction" || IsInArray;
    }

    /// <summary>The numbers before were a reference.</summary>
    public bool Refer()
    {
        if (_numbers < 2)
        {
            return false;
        }

        if (Value() is { } entry)
        {
            (entry.Number, entry.IsReference) = (Before, true);
        }

        Forget();
        return true;
    }

    /// <returns>False where it is one too many, or where a document would act when it is opened: what may stand there is a place to begin at.</returns>
    public bool Open(bool isArray, int at)
    {
        Forget();
        if (IsOutside ? !_isFresh : Key == "OpenAction" && !IsInArray && !isArray)
        {
            return false;
        }

        Begin = IsOutside ? at : Begin;
        _isFresh = false;
        Value();
        _open.Push((isArray, isArray && !IsOutside ? Key : isArray ? string.Empty : NoKey, false));
        return _open.Count <= DeepestNesting;
    }

    public bool Close(bool isArray)
    {
        Forget();
        var fits = _open.TryPop(out var closed) && closed.IsArray == isArray;
        IsBehindDictionary = fits && !isArray && IsOutside;
        return fits;
    }

    private string Key => IsOutside ? NoKey : _open.Peek().Key;

    private bool IsInArray => !IsOutside && _open.Peek().IsArray;

    private bool Begins(long number)
    {
        Number = number;
        _entries.Clear();
        _isFresh = true;
        Forget();
        return IsOutside;
    }

    private void Forget()
    {
        _numbers = 0;
        IsBehindDictionary = false;
    }

    /// <summary>A value stands here.</summary>
    /// <returns>Where it belongs, if it is one of the object's own dictionary under a key that matters.</returns>
    private PdfValue? Value()
    {
        if (IsOutside)
        {
            return null;
        }

        var (isArray, key, _) = _open.Pop();
        _open.Push((isArray, key, true));
        return _open.Count == (isArray ? 2 : 1) ? _entries.GetValueOrDefault(key) : null;
    }
}
