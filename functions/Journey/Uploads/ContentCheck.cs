using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki.Verification;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Uploads;

/// <summary>Check 1 of SPEC §5 on a file of whoever sent it: size, declared kind, real content.</summary>
internal static class ContentCheck
{
    /// <param name="limit">The most octets.</param>
    /// <param name="kind">What it is said to be.</param>
    /// <param name="fileName">As sent; only its extension counts.</param>
    /// <param name="file">The bytes.</param>
    /// <returns>Why it is refused; null where nothing is wrong with it.</returns>
    public static Refusal? Judge(long limit, UploadKind kind, string fileName, ReadOnlyMemory<byte> file)
    {
        if (!UploadFormats.IsPlainName(fileName))
        {
            return Unreadable(Problems.BadRequest, ("what", "file-name"));
        }

        var formats = UploadFormats.Of(kind);
        var extension = UploadFormats.ExtensionOf(fileName);
        return file.Length > limit
                ? Refusal.Because(Problems.TooLarge, ("limit", FormattableString.Invariant($"{limit}")))
            : !formats.Contains(extension)
                ? Refusal.Because(Problems.FormatUnknown, ("extension", extension.Length == 0 ? "-" : extension), ("formats", string.Join(", ", formats)))
            : !(kind.Paper() is null ? FileContent.Matches(extension, file.Span) : file.Span.StartsWith("%PDF-"u8))
                ? Unreadable(Problems.ContentMismatch, ("extension", extension))
            : null;
    }

    /// <summary>A file that is not what it says: of check 1 there is no report, as nothing is kept, but it has its indication.</summary>
    private static Refusal Unreadable(Problem problem, (string Name, string Value) value) => Refusal.Because(
        problem, value, ("indication", Indication.TotalFailed.ToWire()), ("subIndication", ((SubIndication?)SubIndication.FormatFailure).ToWire()));
}
