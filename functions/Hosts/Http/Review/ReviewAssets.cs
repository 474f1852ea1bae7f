using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Http.Review;

/// <summary>The files of the operators' page: those of the folder Page, and the catalogue's texts in each language.</summary>
internal static class ReviewAssets
{
    private const string PageName = "review.html";

    private static readonly FrozenDictionary<string, ReadOnlyMemory<byte>> Files = Read().ToFrozenDictionary(StringComparer.Ordinal);

    public static string Page { get; } = Encoding.UTF8.GetString(Files[PageName].Span);

    /// <summary>A file by its name, e.g. <c>app.js</c> or <c>texts.ro.json</c>; null where there is none.</summary>
    public static (ReadOnlyMemory<byte> Content, string MediaType)? Find(string name) =>
        name != PageName && Files.TryGetValue(name, out var content) ? (content, MediaTypeOf(name)) : null;

    private static string MediaTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => RequestBodies.Json,
    };

    private static IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> Read()
    {
        var assembly = typeof(ReviewAssets).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith("page/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            yield return new(resource["page/".Length..], content);
        }

        foreach (var language in Enum.GetValues<Language>())
        {
            yield return new($"texts.{language.ToTag()}.json", JsonSerializer.SerializeToUtf8Bytes(ReviewTexts.In(language), WireJson.Default.IReadOnlyDictionaryStringString));
        }
    }
}
