using DigiRenew.Contracts.Wire;
using DigiRenew.Pdf;
using DigiRenew.Pki;

namespace DigiRenew.Agent.Sending;

/// <summary>Tells this order's paper from a re-saved one and from a foreign one.</summary>
internal static class PaperMatcher
{
    /// <summary>Compares a file with a paper; only the digest can say <see cref="PaperMatch.Same"/>.</summary>
    /// <param name="fileName">The file's name.</param>
    /// <param name="content">Its content; may be anything.</param>
    /// <param name="paper">The paper as the service named it.</param>
    /// <param name="original">The paper itself where it is at hand; null leaves only names to judge by.</param>
    public static PaperMatch Compare(string fileName, ReadOnlyMemory<byte> content, PaperView paper, byte[]? original)
    {
        if (Sha256Digest.Of(content.Span).Hex == paper.Sha256)
        {
            return PaperMatch.Same;
        }

        if (original is null)
        {
            return content.Span.StartsWith("%PDF-"u8) && IsNamedLike(fileName, paper) ? PaperMatch.Resaved : PaperMatch.Foreign;
        }

        try
        {
            return SignedPaper.Compare(original, content) is PaperComparison.Foreign ? PaperMatch.Foreign : PaperMatch.Resaved;
        }
        catch (FormatException)
        {
            return PaperMatch.Foreign;
        }
    }

    /// <summary>"contract (1).pdf" and "contract-signed.pdf" are what browsers and readers make of "contract.pdf".</summary>
    public static bool IsNamedLike(string file, PaperView paper) =>
        Path.GetFileNameWithoutExtension(file).StartsWith(Path.GetFileNameWithoutExtension(paper.FileName), StringComparison.OrdinalIgnoreCase);
}
