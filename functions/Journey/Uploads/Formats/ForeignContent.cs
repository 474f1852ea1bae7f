using System.Text;

namespace DigiRenew.Journey.Uploads.Formats;

/// <summary>
/// Looks for a second format within a file (a polyglot): a web page or program that a browser or server might run, a PDF within a
/// picture, an archive. The words are long enough not to stand in packed pixels by chance.
/// </summary>
internal static class ForeignContent
{
    private const int FarthestDirectory = (64 * 1024) + 22; // End of central directory with the longest comment, APPNOTE 4.3.16.

    private static readonly string[] s_markup = ["<script", "<html", "<body", "<iframe", "<svg ", "<svg>", "<!doctype", "<?php"];

    public static bool IsIn(ReadOnlySpan<byte> file, bool isPdf) =>
        HasMarkup(file)
        || (!isPdf && file.IndexOf("%PDF-"u8) >= 0)
        || file[Math.Max(0, file.Length - FarthestDirectory)..].IndexOf("PK\u0005\u0006"u8) >= 0
        || file.IndexOf("Rar!\u001A\u0007"u8) >= 0;

    private static bool HasMarkup(ReadOnlySpan<byte> file)
    {
        while (file.IndexOf((byte)'<') is >= 0 and var at)
        {
            file = file[at..];
            foreach (var word in s_markup)
            {
                if (file.Length >= word.Length && Ascii.EqualsIgnoreCase(file[..word.Length], word))
                {
                    return true;
                }
            }

            file = file[1..];
        }

        return false;
    }
}
