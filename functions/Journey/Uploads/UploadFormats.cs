using System.Collections.Immutable;
using System.Globalization;
using DigiRenew.Contracts;

namespace DigiRenew.Journey.Uploads;

/// <summary>The file formats that each upload kind may have, as extensions without dot.</summary>
internal static class UploadFormats
{
    private const int LongestName = 255;

    private static readonly ImmutableArray<string> Copies = ["pdf", "jpeg", "jpg", "png", "bmp", "tif", "tiff"];

    public static ImmutableArray<string> Of(UploadKind kind) => kind.Paper() is null ? Copies : ["pdf"];

    /// <summary>The extension of a file name, lower case without dot; empty where there is none.</summary>
    public static string ExtensionOf(string fileName) => Path.GetExtension(fileName).TrimStart('.').ToLowerInvariant();

    /// <summary>The media type of a copy, by its extension.</summary>
    public static string MediaTypeOf(string extension) => extension switch
    {
        "pdf" => "application/pdf",
        "jpeg" or "jpg" => "image/jpeg",
        "tif" or "tiff" => "image/tiff",
        _ => $"image/{extension}",
    };

    /// <summary>A name alone: no path, no control, nothing that changes the direction of writing (Unicode Bidi_Control) or can't be seen.</summary>
    public static bool IsPlainName(string fileName) => fileName.Length is > 0 and <= LongestName
        && !fileName.Any(letter => letter is '/' or '\\' or ':' || char.IsControl(letter)
            || char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
