using System.Globalization;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey;
using DigiRenew.Renewal;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace DigiRenew.Http.Uploads;

/// <summary>A file and, but for papers, its detached signature, read part by part within their limits (RFC 7578).</summary>
/// <param name="FileName">As sent.</param>
/// <param name="File">The file.</param>
/// <param name="Signature">DER of the CMS; null where the part is absent.</param>
internal sealed record MultipartUpload(string FileName, ReadOnlyMemory<byte> File, ReadOnlyMemory<byte>? Signature)
{
    private const string FilePart = "file";
    private const string SignaturePart = "signature";
    private const long LongestSignature = 64 * 1024;
    private const int LongestBoundary = 70;

    public static async Task<Outcome<MultipartUpload>> ReadAsync(HttpExchange exchange, CancellationToken cancellationToken)
    {
        if (BoundaryOf(exchange.Context.Request.ContentType) is not { } boundary)
        {
            return Refusal.Because(Problems.MediaTypeNotAccepted, ("expected", "multipart/form-data"));
        }

        var reader = new MultipartReader(boundary, exchange.Context.Request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = 4096 };
        try
        {
            return await ReadPartsAsync(exchange, reader, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return Faults.NotMultipart.Because(exchange.Language);
        }
    }

    private static async Task<Outcome<MultipartUpload>> ReadPartsAsync(HttpExchange exchange, MultipartReader reader, CancellationToken cancellationToken)
    {
        string? fileName = null;
        ReadOnlyMemory<byte>? file = null;
        ReadOnlyMemory<byte>? signature = null;
        while (await reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is { } part)
        {
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition))
            {
                return Faults.NotMultipart.Because(exchange.Language);
            }

            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value;
            var limit = name == FilePart ? exchange.Edge.Settings.UploadLimit : LongestSignature;
            if (name is not (FilePart or SignaturePart) || (name == FilePart ? file : signature) is not null)
            {
                return Faults.PartUnexpected.Because(exchange.Language);
            }

            if (await ReadPartAsync(part.Body, limit, cancellationToken).ConfigureAwait(false) is not { } content)
            {
                return Refusal.Because(Problems.TooLarge, ("limit", limit.ToString(CultureInfo.InvariantCulture)));
            }

            if (name == SignaturePart)
            {
                signature = content;
                continue;
            }

            file = content;
            fileName = NameOf(disposition);
        }

        return file is { } whole && !string.IsNullOrEmpty(fileName)
            ? new MultipartUpload(fileName, whole, signature)
            : Faults.FileMissing.Because(exchange.Language);
    }

    /// <summary>filename*, else filename (RFC 6266 §4.3); an extended value that is not UTF-8 (RFC 8187 §3.2.1) is none, and would break the parser.</summary>
    private static string? NameOf(ContentDispositionHeaderValue disposition)
    {
        var first = disposition.Parameters.FirstOrDefault(parameter => parameter.Name.Equals("filename*", StringComparison.OrdinalIgnoreCase));
        var extended = first?.Value.StartsWith("utf-8'", StringComparison.OrdinalIgnoreCase) == true ? disposition.FileNameStar : default;
        return HeaderUtilities.RemoveQuotes(extended.HasValue ? extended : disposition.FileName).Value;
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadPartAsync(Stream part, long limit, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await part.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var octets)
        {
            if (content.Length + octets > limit)
            {
                return null;
            }

            content.Write(buffer.AsSpan(0, octets));
        }

        return content.ToArray();
    }

    private static string? BoundaryOf(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= LongestBoundary } boundary
            ? boundary
            : null;
}
