using System.Collections.Immutable;
using DigiRenew.Contracts;

namespace DigiRenew.Journey.Uploads;

/// <summary>The file formats that each upload kind may have, as extensions without dot.</summary>
internal static class UploadFormats
{
    private static readonly ImmutableArray<string> Copies = ["pdf", "jpeg", "jpg", "png", "bmp", "tif", "tiff"];

    public static ImmutableArray<string> Of(UploadKind kind) => kind.Paper() is null ? Copies : ["pdf"];

    /// <summary>The extension of a file name, lower case without dot; empty where there is none.</summary>
    public static string ExtensionOf(string fileName) => Path.GetExtension(fileName).TrimStart('.').ToLowerInvariant();
}
