namespace DigiRenew.Journey.Uploads.Formats;

/// <summary>PDF (ISO 32000-1): begins with the header, ends with the end-of-file marker, and is in between what <see cref="PdfStructure"/> bears.</summary>
internal static class PdfFile
{
    private const int LongestTail = 2;

    public static bool IsWhole(ReadOnlySpan<byte> file) =>
        (file.StartsWith("%PDF-1."u8) || file.StartsWith("%PDF-2."u8))
        && EndsWell(file)
        && file.IndexOf("startxref"u8) > 0
        && PdfStructure.StreamsOf(file) is not null;

    private static bool EndsWell(ReadOnlySpan<byte> file)
    {
        var marker = file.LastIndexOf("%%EOF"u8);
        return marker > 0 && file.Length - marker - 5 <= LongestTail && file[(marker + 5)..].IndexOfAnyExcept((byte)'\r', (byte)'\n') < 0;
    }
}
