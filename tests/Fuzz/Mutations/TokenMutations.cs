using System.Text;
using System.Text.RegularExpressions;

namespace DigiRenew.Tests.Fuzz.Mutations;

/// <summary>Edits of the tokens of a text format: exchanged, doubled, left out, made extreme, or put in from a list.</summary>
internal sealed partial class TokenMutations(Regex tokens, IReadOnlyList<string> words)
{
    private const int MostTokens = 4096;

    /// <summary>PDF: names, numbers, delimiters, keywords.</summary>
    public static TokenMutations Pdf { get; } = new(PdfTokens(),
    [
        "/ObjStm", "/Type", "/FlateDecode", "/Filter", "/Length", "/First", "/N", "/JavaScript", "/J#53", "/OpenAction", "/Encrypt", "/Extends 3 0 R", "stream\n", "endstream\n", "obj", "endobj",
        "xref", "trailer", "startxref", "%%EOF\n", "%%EOF", "<<", ">>", "[", "]", "(", ")", "((((", "/ByteRange [0 0 0 0]", "/Contents <00>", "3 0 R", "#", "/#", "%", "\0",
    ]);

    /// <summary>JSON: strings, numbers, punctuation.</summary>
    public static TokenMutations Json { get; } = new(JsonTokens(),
    [
        "null", "true", "{}", "[]", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "1e999", "-1", "0.1", "99999999999999999999", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999+14:00\"",
        "\"2026-02-30\"", "\"00000000-0000-0000-0000-000000000000\"", "\"$type\":1,", "\"x\":1,", "//", "/*", "\"OrderPlaced/1\"", "\"CodeRefused/1\"", "\"PapersMade/1\"", "\u00FF",
        new string('[', 100), new string('[', 5000),
    ]);

    /// <summary>multipart/form-data: lines and header parts.</summary>
    public static TokenMutations Multipart { get; } = new(MultipartTokens(),
    [
        "--boundary\r\n", "--boundary--\r\n", "--boundary", "\r\n", "\r", "\n", "Content-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n", "name*=utf-8''file", "filename*=utf-8''%E2%80%AE.pdf",
        "filename*=utf-8''%ZZ", "filename*=utf-7''a", "filename=\"", "name=", ";", "Content-Type: multipart/mixed; boundary=boundary\r\n", "Content-Transfer-Encoding: base64\r\n", "X: " + new string('x', 5000) + "\r\n", "\0", ": \r\n",
    ]);

    /// <summary>XML: tags, attributes, text.</summary>
    public static TokenMutations Xml { get; } = new(XmlTokens(),
    [
        "<Ntry>", "</Ntry>", "<Stmt>", "</Stmt>", "<TxDtls>", "</TxDtls>", "<Amt Ccy=\"RON\">1.00</Amt>", "<Amt>", "<x>", "</x>", "<x/>", "&amp;", "&#0;", "&#x10FFFF;", "&unknown;", "<![CDATA[", "]]>", "<!--", "-->", "<?pi ?>",
        "<!DOCTYPE Document [<!ENTITY a \"b\">]>", "<!DOCTYPE Document SYSTEM \"http://127.0.0.1:9/\">", "xmlns=\"urn:other\"", "xmlns:a=\"urn:other\"", "<a:b>", "99999999999999999999999999999", "1e9", "-1", "BOOK", "DBIT", "true",
        "2026-02-30", "9999-12-31T23:59:59+14:00", "\0", "\u00FF", string.Concat(Enumerable.Repeat("<x>", 60)), new string('a', 5000),
    ]);

    /// <summary>Internet messages: lines and header parts.</summary>
    public static TokenMutations Mail { get; } = new(MultipartTokens(),
    [
        "--bounce\r\n", "--bounce--\r\n", "\r\n", "\n", "\r", "\r\n\r\n", " folded\r\n", "Action: failed\r\n", "Action: delayed\r\n", "Message-ID: <x@y.example>\r\n", "Content-Type: message/rfc822\r\n\r\n",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=\"\"\r\n", "boundary=", "=", ";", ":", "\"", "\0", "Content-Type: text/plain\r\n", "X: " + new string('x', 5000) + "\r\n", string.Concat(Enumerable.Repeat(" a\r\n", 3000)),
    ]);

    public byte[] Apply(Random random, byte[] octets)
    {
        if (random.Next(6) == 0)
        {
            return OctetMutations.Apply(random, octets);
        }

        var text = Encoding.Latin1.GetString(octets);
        var parts = tokens.Matches(text).Take(MostTokens).Select(match => match.Value).ToList();
        var rest = text[parts.Sum(part => part.Length)..];
        for (var edits = random.Next(1, 5); edits > 0 && parts.Count > 0; edits--)
        {
            Once(random, parts);
        }

        return Encoding.Latin1.GetBytes(string.Concat(parts) + rest);
    }

    private void Once(Random random, List<string> parts)
    {
        var at = random.Next(parts.Count);
        var other = random.Next(parts.Count);
        switch (random.Next(7))
        {
            case 0:
                parts.RemoveRange(at, Math.Min(random.Next(1, 8), parts.Count - at));
                break;
            case 1:
                parts.InsertRange(at, parts.GetRange(other, Math.Min(random.Next(1, 40), parts.Count - other)));
                break;
            case 2:
                (parts[at], parts[other]) = (parts[other], parts[at]);
                break;
            case 3:
                parts.Insert(at, words[random.Next(words.Count)]);
                break;
            case 4:
                parts[at] = words[random.Next(words.Count)];
                break;
            case 5:
                parts[at] = OctetMutations.Edge(random).ToString(System.Globalization.CultureInfo.InvariantCulture);
                break;
            default:
                parts[at] = string.Concat(Enumerable.Repeat(parts[at], Math.Min(1 << random.Next(1, 14), (64 * 1024 / Math.Max(1, parts[at].Length)) + 1)));
                break;
        }
    }

    [GeneratedRegex(@"\G(?:/[A-Za-z0-9#.]*|-?[0-9.]+|<<|>>|[A-Za-z]+|\s+|[\s\S])")]
    private static partial Regex PdfTokens();

    [GeneratedRegex("\\G(?:\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9.eE+]+|[a-z]+|\\s+|[\\s\\S])")]
    private static partial Regex JsonTokens();

    [GeneratedRegex(@"\G(?:<[^<>]{0,200}>|[^<>]{1,200}|[<>])")]
    private static partial Regex XmlTokens();

    [GeneratedRegex(@"\G(?:\r\n|--[A-Za-z]+|[A-Za-z0-9*-]+|[\s\S])")]
    private static partial Regex MultipartTokens();
}
