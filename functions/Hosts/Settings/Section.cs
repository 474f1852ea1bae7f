using System.Globalization;

namespace DigiRenew.Hosts.Settings;

/// <summary>Reads settings one by one, and keeps book of what was wrong and what nobody asked for.</summary>
public sealed class Section(IConfigurationSection source, List<string> faults)
{
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    public bool Exists => source.Exists();

    public string Text(string name, string? otherwise = null)
    {
        _known.Add(name);
        if (source[name] is { Length: > 0 } text)
        {
            return text;
        }

        if (otherwise is null)
        {
            faults.Add($"{source.Path}:{name} is missing.");
        }

        return otherwise ?? string.Empty;
    }

    public T Value<T>(string name, T? otherwise = null)
        where T : struct, ISpanParsable<T>
    {
        _known.Add(name);
        var text = source[name];
        if (string.IsNullOrEmpty(text) && otherwise is { } usual)
        {
            return usual;
        }

        if (T.TryParse(text, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        faults.Add(string.IsNullOrEmpty(text) ? $"{source.Path}:{name} is missing." : $"{source.Path}:{name}: “{text}” can’t be read.");
        return default;
    }

    public bool Switch(string name, bool otherwise) => Value<bool>(name, otherwise);

    /// <summary>One of some words.</summary>
    public T Word<T>(string text, IReadOnlyDictionary<string, T> words, string name)
        where T : struct
    {
        if (words.TryGetValue(text, out var value))
        {
            return value;
        }

        faults.Add($"{source.Path}:{name}: “{text}” is none of {string.Join(", ", words.Keys)}.");
        return default;
    }

    public Section Part(string name)
    {
        _known.Add(name);
        return new(source.GetSection(name), faults);
    }

    /// <summary>A list of sections.</summary>
    public IEnumerable<Section> Parts(string name)
    {
        _known.Add(name);
        return source.GetSection(name).GetChildren().Select(child => new Section(child, faults));
    }

    /// <summary>A list of texts.</summary>
    public IEnumerable<string> Texts(string name)
    {
        _known.Add(name);
        return source.GetSection(name).GetChildren().Select(child => child.Value ?? string.Empty);
    }

    /// <summary>A list of dates.</summary>
    public IEnumerable<DateOnly> Days(string name)
    {
        foreach (var text in Texts(name))
        {
            if (DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day))
            {
                yield return day;
            }
            else
            {
                Fault(name, $"“{text}” is no date.");
            }
        }
    }

    public void Fault(string name, string wrong) => faults.Add($"{source.Path}:{name}: {wrong}");

    /// <summary>Says what stands here that nobody asked for: a misspelt setting must not pass for the usual value.</summary>
    public void Finish() => faults.AddRange(source.GetChildren()
        .Where(child => !_known.Contains(child.Key))
        .Select(child => $"{child.Path} is not a setting."));
}
