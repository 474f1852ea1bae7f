using System.Text.Json.Serialization;

namespace DigiRenew.Agent.Cli.Window;

/// <summary>What the page shows: one idea, and one main button. Every word comes ready in the holder's language.</summary>
internal sealed record WindowScreen
{
    /// <summary>Stable: welcome, checks, certificates, pin, code, form-date, working, papers…</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>Counts the screens; an answer names the one that it answers.</summary>
    public int Number { get; init; }

    public string Language { get; init; } = "ro";

    /// <summary>Whether the language may be changed here.</summary>
    public bool Bilingual { get; init; }

    /// <summary>Where in the journey, in words.</summary>
    public string? Step { get; init; }

    public IReadOnlyList<string> Text { get; init; } = [];

    /// <summary>What the use case said since the last answer.</summary>
    public IReadOnlyList<WindowLine> Said { get; init; } = [];

    public IReadOnlyList<WindowItem> Items { get; init; } = [];

    /// <summary>What stays folded until somebody wants to know.</summary>
    public WindowMore? More { get; init; }

    public IReadOnlyList<WindowField> Fields { get; init; } = [];

    public IReadOnlyList<WindowButton> Buttons { get; init; } = [];

    /// <summary>What can be done besides, folded: rarely wanted, but not to be missed.</summary>
    public WindowOthers? Others { get; init; }

    /// <summary>What is being done; null where the page waits for the holder.</summary>
    public string? Doing { get; init; }

    /// <summary>The helpdesk.</summary>
    public string? Help { get; init; }

    /// <summary>What to say when the program can no longer be reached.</summary>
    public string? Lost { get; init; }

    /// <summary>What to say when an answer did not reach the program.</summary>
    public string? Failed { get; init; }
}

/// <summary>A sentence, with the file it is about.</summary>
internal sealed record WindowLine(string Text, WindowFile? File = null);

/// <summary>A file that the page may open.</summary>
/// <param name="Address">Path on this server.</param>
/// <param name="Name">File name.</param>
/// <param name="Open">Label of the link that opens it.</param>
/// <param name="Download">Label of the link that saves it.</param>
internal sealed record WindowFile(string Address, string Name, string Open, string Download);

/// <summary>One line of a list.</summary>
/// <param name="Level">ok, warning, problem or plain.</param>
/// <param name="Sentence">What it says.</param>
/// <param name="Detail">What to do about it, or more of it.</param>
/// <param name="File">The file that it is about.</param>
/// <param name="Mark">The level in words, for those who can't see a sign.</param>
internal sealed record WindowItem(string Level, string Sentence, string? Detail = null, WindowFile? File = null, string? Mark = null);

/// <summary>A folded list.</summary>
internal sealed record WindowMore(string Label, IReadOnlyList<WindowItem> Items);

/// <summary>Folded buttons.</summary>
internal sealed record WindowOthers(string Label, IReadOnlyList<WindowButton> Buttons);

/// <summary>Something to fill in.</summary>
/// <param name="Name">Its name in the answer.</param>
/// <param name="Kind">text, tel, date, choice, pin, code or file.</param>
/// <param name="Label">What stands above it.</param>
internal sealed record WindowField(string Name, string Kind, string Label)
{
    public string? Hint { get; init; }

    public string? Value { get; init; }

    public string? Error { get; init; }

    public bool Required { get; init; } = true;

    public string? Minimum { get; init; }

    public string? Maximum { get; init; }

    public string? Autocomplete { get; init; }

    /// <summary>The longest file that is taken, in octets; what to say of a longer one.</summary>
    public long? Longest { get; init; }

    public string? TooLong { get; init; }

    /// <summary>Extensions that a file chooser offers.</summary>
    public string? Accept { get; init; }

    public IReadOnlyList<WindowOption> Options { get; init; } = [];
}

/// <summary>One of the answers to choose from.</summary>
internal sealed record WindowOption(string Value, string Label, string? Detail = null, bool Disabled = false);

/// <summary>A button; at most one is the main one.</summary>
internal sealed record WindowButton(string Id, string Label, bool Main = false);

/// <summary>What the holder answered.</summary>
internal sealed record WindowAnswer(int Screen, string Button, IReadOnlyDictionary<string, string>? Values = null)
{
    /// <summary>Files that were chosen, by field.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, ChosenFile> Files { get; init; } = new Dictionary<string, ChosenFile>();

    public string this[string field] => Values?.GetValueOrDefault(field)?.Trim() ?? string.Empty;
}

/// <summary>A file that the holder chose, as the browser sent it.</summary>
internal sealed record ChosenFile(string Name, byte[] Content);

/// <summary>JSON between page and program.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WindowScreen))]
[JsonSerializable(typeof(WindowAnswer))]
internal sealed partial class WindowJson : JsonSerializerContext;
