using System.Text;

namespace DigiRenew.Pdf.Format;

/// <summary>Looks for a paper's identity in a file that another program wrote: they keep Keywords and the first part of /ID.</summary>
internal static class PaperMarker
{
    /// <summary>Octets of a file that are searched, from its beginning and from its end.</summary>
    private const int SearchedOctets = 8 << 20;

    public static bool IsIn(ReadOnlySpan<byte> file, string identity)
    {
        byte[][] spellings =
        [
            Encoding.ASCII.GetBytes(identity),
            Encoding.ASCII.GetBytes(identity.ToUpperInvariant()),
            Encoding.BigEndianUnicode.GetBytes(identity),
            Convert.FromHexString(identity),
        ];
        foreach (var spelling in spellings)
        {
            if (file[..Math.Min(file.Length, SearchedOctets)].IndexOf(spelling) >= 0
                || file[Math.Max(0, file.Length - SearchedOctets)..].IndexOf(spelling) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
