using System.Collections.Immutable;

namespace DigiRenew.Journey.Mail.Bounces;

/// <summary>Header fields of a message or of a part (RFC 5322 §2.2, RFC 2045); folded lines are joined.</summary>
internal sealed record MailPart(ImmutableArray<(string Name, string Value)> Fields)
{
    private const int MostFields = 200;
    private const int LongestValue = 2000;

    /// <summary>Media type in lower case, and its parameters by lower-case name.</summary>
    public (string Type, ImmutableDictionary<string, string> Parameters) ContentType
    {
        get
        {
            var pieces = (Find("Content-Type") ?? "text/plain").Split(';');
            var parameters = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            foreach (var piece in pieces.Skip(1))
            {
                var equals = piece.IndexOf('=', StringComparison.Ordinal);
                if (equals > 0)
                {
                    parameters[piece[..equals].Trim().ToLowerInvariant()] = piece[(equals + 1)..].Trim().Trim('"');
                }
            }

            return (pieces[0].Trim().ToLowerInvariant(), parameters.ToImmutable());
        }
    }

    /// <summary>The first field of a name, or null.</summary>
    public string? Find(string name) => Fields.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Divides header and body at the first empty line; lines end with LF.</summary>
    public static (MailPart Head, string Body) Split(string text)
    {
        var trimmed = text.TrimStart('\n');
        var end = trimmed.IndexOf("\n\n", StringComparison.Ordinal);
        var (head, body) = end < 0 ? (trimmed, string.Empty) : (trimmed[..end], trimmed[(end + 2)..]);
        var fields = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var line in head.Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line is [' ' or '\t', ..] && fields.Count > 0)
            {
                var (name, value) = fields[^1];
                fields[^1] = value.Length < LongestValue ? (name, $"{value} {line.Trim()}") : (name, value);
            }
            else if (colon > 0 && fields.Count < MostFields)
            {
                fields.Add((line[..colon].Trim(), line[(colon + 1)..].Trim()));
            }
        }

        return (new(fields.ToImmutable()), body);
    }

    /// <summary>The parts between boundary lines (RFC 2046 §5.1.1); what comes after the last one is passed over.</summary>
    public static IEnumerable<string> Parts(string body, string boundary)
    {
        var delimiter = "\n--" + boundary;
        var pieces = ("\n" + body).Split(delimiter);
        foreach (var piece in pieces.Skip(1))
        {
            if (piece.StartsWith("--", StringComparison.Ordinal))
            {
                yield break;
            }

            var line = piece.IndexOf('\n', StringComparison.Ordinal);
            yield return line < 0 ? string.Empty : piece[(line + 1)..];
        }
    }
}
