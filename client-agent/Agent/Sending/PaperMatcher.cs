using System.Text;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki;

namespace DigiRenew.Agent.Sending;

/// <summary>Tells this order's paper from a re-saved one and from a foreign one.</summary>
internal static class PaperMatcher
{
    /// <summary>Compares a file with a paper; only the digest can say <see cref="PaperMatch.Same"/>.</summary>
    /// <param name="fileName">The file's name.</param>
    /// <param name="content">Its content.</param>
    /// <param name="paper">The paper as the service named it.</param>
    /// <param name="orderNumber">The order's number, which stands in each of its papers.</param>
    public static PaperMatch Compare(string fileName, ReadOnlySpan<byte> content, PaperView paper, string orderNumber)
    {
        if (Sha256Digest.Of(content).Hex == paper.Sha256)
        {
            return PaperMatch.Same;
        }

        var isPdf = content.StartsWith("%PDF-"u8);
        var prefixed = content.Length > paper.Length && Sha256Digest.Of(content[..(int)paper.Length]).Hex == paper.Sha256;
        return isPdf && (prefixed || SameName(fileName, paper.FileName) || Names(content, orderNumber, paper.Kind)) ? PaperMatch.Resaved : PaperMatch.Foreign;
    }

    /// <summary>"contract (1).pdf" and "contract-signed.pdf" are what browsers and readers make of "contract.pdf".</summary>
    private static bool SameName(string fileName, string paperName) =>
        Path.GetFileNameWithoutExtension(fileName).StartsWith(Path.GetFileNameWithoutExtension(paperName), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the document's plain text or metadata name both the order and the kind.</summary>
    private static bool Names(ReadOnlySpan<byte> content, string orderNumber, string kind) =>
        orderNumber.Length > 0 && Holds(content, orderNumber) && Holds(content, kind);

    private static bool Holds(ReadOnlySpan<byte> content, string text) =>
        content.IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || content.IndexOf(Encoding.BigEndianUnicode.GetBytes(text)) >= 0;
}
