using System.Collections.Frozen;
using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Agent.Cli.Window;

/// <summary>The page's own files, carried inside the program.</summary>
internal static class WindowPage
{
    private static readonly FrozenDictionary<string, byte[]> Files = new[] { "index.html", "opened.html", "window.css", "window.js", "mark.svg" }
        .ToFrozenDictionary(name => name, Load, StringComparer.Ordinal);

    /// <summary>What a browser that may not come in is shown.</summary>
    public static ReadOnlyMemory<byte> Refused { get; } = System.Text.Encoding.UTF8.GetBytes(
        $"""
        <!doctype html><html lang="ro"><meta charset="utf-8"><title>DigiRenew</title>
        <h1>{AgentTexts.WindowRefusedTitle.Ro}</h1><p>{AgentTexts.WindowRefusedText.Ro}</p>
        <div lang="en"><h1>{AgentTexts.WindowRefusedTitle.En}</h1><p>{AgentTexts.WindowRefusedText.En}</p></div></html>
        """);

    public static bool Has(string name) => Files.ContainsKey(name);

    public static ReadOnlyMemory<byte> Read(string name) => Files[name];

    /// <summary>Leads the page that opened the address to the first screen, with its secret.</summary>
    public static ReadOnlyMemory<byte> Opened(string secret) => System.Text.Encoding.UTF8.GetBytes(
        System.Text.Encoding.UTF8.GetString(Files["opened.html"]).Replace("{page}", secret, StringComparison.Ordinal));

    public static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        _ => "image/svg+xml",
    };

    private static byte[] Load(string name)
    {
        using var stream = typeof(WindowPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program lacks its page {name}.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
