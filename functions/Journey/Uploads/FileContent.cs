using DigiRenew.Journey.Uploads.Formats;

namespace DigiRenew.Journey.Uploads;

/// <summary>
/// Check 1 of SPEC §5: a file is, as a whole, what its extension says. Nothing is rendered or unpacked to pictures; every
/// length is bounded by the file, and nothing may lie outside the structure.
/// </summary>
internal static class FileContent
{
    /// <summary>A picture of more pixels is a decompression bomb.</summary>
    public const long MostPixels = 100_000_000;

    /// <param name="extension">Lower case, without dot.</param>
    /// <param name="file">All of the file.</param>
    public static bool Matches(string extension, ReadOnlySpan<byte> file) => IsWhole(extension, file) && !ForeignContent.IsIn(file, isPdf: extension == "pdf");

    /// <summary>Whether a picture has pixels, and not too many.</summary>
    public static bool IsReasonable(long width, long height) => width is > 0 and <= int.MaxValue && height is > 0 and <= int.MaxValue && width * height <= MostPixels;

    private static bool IsWhole(string extension, ReadOnlySpan<byte> file) => extension switch
    {
        "pdf" => PdfFile.IsWhole(file),
        "jpeg" or "jpg" => JpegFile.IsWhole(file),
        "png" => PngFile.IsWhole(file),
        "bmp" => BmpFile.IsWhole(file),
        "tif" or "tiff" => TiffFile.IsWhole(file),
        _ => false,
    };
}
