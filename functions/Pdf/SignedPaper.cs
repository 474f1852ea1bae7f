using System.Buffers;
using System.Globalization;
using System.Text;
using DigiRenew.Pdf.Format;

namespace DigiRenew.Pdf;

/// <summary>
/// The PAdES baseline B-B signature of a paper (ETSI EN 319 142-1): the issued file followed by exactly one incremental
/// update of a known form. The update is a pure function of paper, claimed time and CMS, so the service can write it again.
/// </summary>
public static class SignedPaper
{
    /// <summary>Room for the CMS, in octets before hexadecimal.</summary>
    public const int SignatureRoom = 16384;

    private const string TimeFormat = "yyyyMMddHHmmss";

    /// <summary>Octets that the signature covers: the file with its update, without the Contents value.</summary>
    /// <param name="paper">The paper as issued.</param>
    /// <param name="claimedTime">For /M, whole seconds UTC; a fraction is dropped.</param>
    /// <returns>The bytes of the two ranges, one after the other: the detached content of the CMS.</returns>
    /// <exception cref="FormatException">Not a paper written by this project.</exception>
    public static byte[] ToBeSigned(ReadOnlyMemory<byte> paper, DateTimeOffset claimedTime) =>
        SignatureUpdate.Of(paper.Span, claimedTime).ToBeSigned();

    /// <summary>The signed file.</summary>
    /// <param name="paper">The paper as issued.</param>
    /// <param name="claimedTime">As for <see cref="ToBeSigned"/>.</param>
    /// <param name="cms">DER, at most <see cref="SignatureRoom"/> octets.</param>
    /// <exception cref="FormatException">Not a paper written by this project.</exception>
    /// <exception cref="ArgumentException">Not one DER SEQUENCE, or longer than the room.</exception>
    public static byte[] Assemble(ReadOnlyMemory<byte> paper, DateTimeOffset claimedTime, ReadOnlyMemory<byte> cms)
    {
        if (cms.Length > SignatureRoom || DerLength.OfSequence(cms.Span) != cms.Length)
        {
            throw new ArgumentException($"A signature is one DER SEQUENCE of at most {SignatureRoom} octets.", nameof(cms));
        }

        return Assemble(SignatureUpdate.Of(paper.Span, claimedTime), cms.Span);
    }

    /// <summary>
    /// Takes claimed time and CMS out of a file that says it is this paper, signed; then writes the file again and
    /// compares every octet. The file is never parsed: only fixed positions are read.
    /// </summary>
    /// <param name="paper">The paper as issued.</param>
    /// <param name="file">What was received; may be anything.</param>
    /// <returns>The parts, or why it is not this paper with one update of the known form.</returns>
    /// <exception cref="FormatException"><paramref name="paper"/> is not a paper written by this project.</exception>
    public static PaperComparison Compare(ReadOnlyMemory<byte> paper, ReadOnlyMemory<byte> file)
    {
        var form = SignatureUpdate.Of(paper.Span, DateTimeOffset.UnixEpoch);
        if (!file.Span.StartsWith(paper.Span))
        {
            return PaperMarker.IsIn(file.Span, PaperFrame.Read(paper.Span).Identity) ? new PaperComparison.Resaved() : new PaperComparison.Foreign();
        }

        if (file.Length == paper.Length)
        {
            return new PaperComparison.WithoutSignature();
        }

        if (file.Length != form.File.Length)
        {
            return new PaperComparison.Altered(string.Create(
                CultureInfo.InvariantCulture, $"the signed paper has {form.File.Length} octets, this file {file.Length}"));
        }

        if (TimeIn(file.Span.Slice(form.TimeStart, TimeFormat.Length)) is not { } claimedTime)
        {
            return new PaperComparison.Altered("the claimed time is not a time");
        }

        if (CmsIn(file.Span.Slice(form.ContentsStart, SignatureUpdate.ContentsLength)) is not { } cms)
        {
            return new PaperComparison.Altered("the signature is not one DER SEQUENCE followed by zeros");
        }

        var update = SignatureUpdate.Of(paper.Span, claimedTime);
        var expected = Assemble(update, cms);
        var same = file.Span.CommonPrefixLength(expected);
        return same == expected.Length
            ? new PaperComparison.Same(claimedTime, cms, update.ToBeSigned())
            : new PaperComparison.Altered(string.Create(CultureInfo.InvariantCulture, $"octet {same} is not as in the signed paper"));
    }

    private static byte[] Assemble(SignatureUpdate update, ReadOnlySpan<byte> cms)
    {
        var file = update.File.AsSpan().ToArray();
        Encoding.ASCII.GetBytes(Convert.ToHexString(cms), file.AsSpan(update.ContentsStart));
        return file;
    }

    private static DateTimeOffset? TimeIn(ReadOnlySpan<byte> digits) =>
        DateTimeOffset.TryParseExact(
            Encoding.Latin1.GetString(digits), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    private static byte[]? CmsIn(ReadOnlySpan<byte> digits)
    {
        var room = new byte[SignatureRoom];
        if (Convert.FromHexString(digits, room, out _, out var written) != OperationStatus.Done
            || written != SignatureRoom
            || DerLength.OfSequence(room) is not { } length
            || room.AsSpan(length).ContainsAnyExcept((byte)0))
        {
            return null;
        }

        return room[..length];
    }
}
