namespace DigiRenew.Journey.Uploads.Formats;

/// <summary>What an object's own dictionary says under a key.</summary>
internal sealed class PdfValue
{
    private List<string>? _names;

    /// <summary>A name, or those of an array.</summary>
    public IReadOnlyList<string> Names => _names ?? [];

    /// <summary>A number; of a reference, the object's.</summary>
    public long? Number { get; set; }

    public bool IsReference { get; set; }

    public bool Is(string name) => Names is [var only] && only == name;

    public void Add(string name) => (_names ??= []).Add(name);
}
