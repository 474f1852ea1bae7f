using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DigiRenew.Pdf.Format;

/// <summary>
/// The paper and the one incremental update (ISO 32000-1 §7.5.6) that carries its signature: the form and the first page's
/// annotations again, then field and signature dictionary as the next two objects. Everything has a fixed width.
/// </summary>
internal sealed class SignatureUpdate
{
    private const string TimePrefix = "/M (D:";
    private const string RangePrefix = "/ByteRange [";
    private const string ContentsPrefix = "/Contents <";
    private const int RangeWidth = 36;

    private SignatureUpdate(byte[] file, int timeStart, int contentsStart)
    {
        File = file;
        TimeStart = timeStart;
        ContentsStart = contentsStart;
    }

    /// <summary>The signed file, with zeros as the value of Contents.</summary>
    public byte[] File { get; }

    /// <summary>Offset of the fourteen digits of /M.</summary>
    public int TimeStart { get; }

    /// <summary>Offset of the first hexadecimal digit of Contents.</summary>
    public int ContentsStart { get; }

    /// <summary>Hexadecimal digits of Contents.</summary>
    public static int ContentsLength => 2 * SignedPaper.SignatureRoom;

    /// <exception cref="FormatException">Not a paper written by this project.</exception>
    public static SignatureUpdate Of(ReadOnlySpan<byte> paper, DateTimeOffset claimedTime)
    {
        var frame = PaperFrame.Read(paper);
        var (field, signature) = (frame.Size, frame.Size + 1);
        var update = new PdfBuffer();
        update.Write(paper);
        update.WriteObject(PaperFrame.Form, $"<< /Fields [{field} 0 R] /SigFlags 3 >>");
        update.WriteObject(PaperFrame.FirstPageAnnotations, $"[{field} 0 R]");
        update.WriteObject(
            field,
            $"<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature) /F 132 /Rect [0 0 0 0] /P {PaperFrame.FirstPage} 0 R /V {signature} 0 R >>");

        var open = $"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached {TimePrefix}{PdfText.Timestamp(claimedTime)}Z) {RangePrefix}{new string(' ', RangeWidth)}] {ContentsPrefix}";
        var start = update.Length + $"{signature} 0 obj\n".Length;
        update.WriteObject(signature, $"{open}{new string('0', ContentsLength)}> >>");
        var crossReference = update.Length;
        var o = update.Offsets;
        update.Write($"xref\n0 1\n{PaperFrame.FreeEntry}");
        update.Write($"{PaperFrame.Form} 2\n{PaperFrame.Entry(o[PaperFrame.Form])}{PaperFrame.Entry(o[PaperFrame.FirstPageAnnotations])}");
        update.Write($"{field} 2\n{PaperFrame.Entry(o[field])}{PaperFrame.Entry(o[signature])}");
        update.Write($"trailer\n<< /Size {signature + 1} /Root {PaperFrame.Catalog} 0 R /Info {PaperFrame.Information} 0 R /Prev {frame.CrossReference}"
            + $" /ID [<{frame.Identity}> <{IdentityOf(frame, claimedTime)}>] >>\nstartxref\n{crossReference}\n%%EOF\n");

        var file = update.ToArray();
        var contents = start + open.Length;
        WriteRange(file, start + open.IndexOf(RangePrefix, StringComparison.Ordinal) + RangePrefix.Length, contents);
        return new SignatureUpdate(file, start + open.IndexOf(TimePrefix, StringComparison.Ordinal) + TimePrefix.Length, contents);
    }

    /// <summary>Both ranges, one after the other: all but Contents with its angle brackets.</summary>
    public byte[] ToBeSigned() => [.. File.AsSpan(0, ContentsStart - 1), .. File.AsSpan(ContentsStart + ContentsLength + 1)];

    private static void WriteRange(byte[] file, int at, int contents)
    {
        var second = contents + ContentsLength + 1;
        var range = string.Create(CultureInfo.InvariantCulture, $"0 {contents - 1} {second} {file.Length - second}");
        Encoding.ASCII.GetBytes(range, file.AsSpan(at, RangeWidth));
    }

    /// <summary>The second part of /ID changes with each update; here it follows from the paper and the time.</summary>
    private static string IdentityOf(PaperFrame frame, DateTimeOffset claimedTime) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.ASCII.GetBytes($"{frame.Identity} {PdfText.Timestamp(claimedTime)}")).AsSpan(0, 16));
}
