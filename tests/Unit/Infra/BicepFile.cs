using System.Text.RegularExpressions;

namespace DigiRenew.Tests.Unit.Infra;

/// <summary>The declarations of one Bicep file, read by their form: keyword at the start of a line, brackets that close.</summary>
internal sealed partial class BicepFile
{
    private BicepFile(string path, string text)
    {
        Path = path;
        Text = text;
        Declarations = [.. Read(path, text)];
    }

    public string Path { get; }

    public string Text { get; }

    public IReadOnlyList<BicepDeclaration> Declarations { get; }

    public IEnumerable<BicepDeclaration> Parameters => Declarations.Where(declaration => declaration.Keyword == "param");

    public IEnumerable<BicepDeclaration> Outputs => Declarations.Where(declaration => declaration.Keyword == "output");

    public IEnumerable<BicepDeclaration> Resources => Declarations.Where(declaration => declaration.Keyword == "resource");

    public IEnumerable<BicepDeclaration> Modules => Declarations.Where(declaration => declaration.Keyword == "module");

    public static BicepFile Open(string path) => new(path, File.ReadAllText(path));

    public static BicepFile[] All() => [.. Repository.Infrastructure(".bicep").Select(Open)];

    /// <summary>The names of an object's own properties, e.g. of a module's params.</summary>
    /// <param name="text">With the object somewhere in it.</param>
    /// <param name="property">The property whose value the object is.</param>
    public static string[] KeysOf(string text, string property)
    {
        var bones = Bones(text);
        var start = Regex.Match(bones, $@"^[ ]*{property}: \{{", RegexOptions.Multiline);
        if (!start.Success)
        {
            return [];
        }

        var open = start.Index + start.Length - 1;
        var body = bones[(open + 1)..Close(bones, open)];
        var keys = new List<string>();
        var depth = 0;
        foreach (var line in body.Split('\n'))
        {
            if (depth == 0 && Key().Match(line) is { Success: true } key)
            {
                keys.Add(key.Groups[1].Value);
            }

            depth += line.Count("{[(".Contains) - line.Count("}])".Contains);
        }

        return [.. keys];
    }

    private static IEnumerable<BicepDeclaration> Read(string path, string text)
    {
        var bones = Bones(text);
        foreach (Match match in Declaration().Matches(bones))
        {
            var end = End(bones, match.Index + match.Length);
            var rest = text[(match.Index + match.Length)..end];
            var target = Quoted().Match(rest) is { Success: true } quoted ? quoted.Groups[1].Value : string.Empty;
            yield return new(
                path, text.AsSpan(0, match.Index).Count('\n') + 1, match.Groups[1].Value, match.Groups[2].Value, target, rest, Above(text, match.Index));
        }
    }

    /// <summary>The text with blanks for comments and for what stands in quotes, so that only real brackets are left.</summary>
    private static string Bones(string text) => CommentOrText().Replace(text, match => Blank().Replace(match.Value, " "));

    private static int End(string bones, int from)
    {
        for (var at = from; at < bones.Length; at++)
        {
            if (bones[at] == '\n')
            {
                return at;
            }

            if ("{[(".Contains(bones[at]))
            {
                at = Close(bones, at);
            }
        }

        return bones.Length;
    }

    private static int Close(string bones, int open)
    {
        var depth = 0;
        for (var at = open; at < bones.Length; at++)
        {
            depth += "{[(".Contains(bones[at]) ? 1 : "}])".Contains(bones[at]) ? -1 : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        throw new InvalidDataException("A bracket does not close.");
    }

    private static string Above(string text, int start)
    {
        var lines = text[..start].Split('\n')[..^1];
        return string.Join('\n', lines.Reverse().TakeWhile(line => line.Trim().Length > 0).Reverse());
    }

    [GeneratedRegex(@"^[ ]*(param|var|resource|module|output) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^ '([^']+)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"//[^\n]*|'(?:\\.|\$\{[^}]*\}|[^'\\])*'")]
    private static partial Regex CommentOrText();

    [GeneratedRegex(@"[^\n]")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^\s*(\w+):")]
    private static partial Regex Key();
}
