using System.Collections.Immutable;
using System.Text;

namespace DigiRenew.Journey.Register;

/// <summary>Comma-separated values (RFC 4180): quoted fields may hold commas, quotes and line ends.</summary>
internal static class Csv
{
    /// <summary>The rows, each with the number of the line it begins on; empty lines are passed over.</summary>
    public static IEnumerable<(int Line, ImmutableArray<string> Fields)> Read(string text)
    {
        var fields = ImmutableArray.CreateBuilder<string>();
        var field = new StringBuilder();
        var (line, start, quoted) = (1, 1, false);
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (quoted && character == '"' && at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append('"');
                at++;
            }
            else if (character == '"')
            {
                quoted = !quoted;
            }
            else if (character == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else if (character == '\n' && !quoted)
            {
                if (Row(fields, field) is { } row)
                {
                    yield return (start, row);
                }

                start = ++line;
            }
            else
            {
                line += character == '\n' ? 1 : 0;
                field.Append(character);
            }
        }

        if (Row(fields, field) is { } last)
        {
            yield return (start, last);
        }
    }

    private static ImmutableArray<string>? Row(ImmutableArray<string>.Builder fields, StringBuilder field)
    {
        var last = field.ToString().TrimEnd('\r');
        field.Clear();
        if (fields.Count == 0 && last.Length == 0)
        {
            return null;
        }

        fields.Add(last);
        var row = fields.ToImmutable();
        fields.Clear();
        return row;
    }
}
