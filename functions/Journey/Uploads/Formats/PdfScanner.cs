namespace DigiRenew.Journey.Uploads.Formats;

/// <summary>Reads the tokens of a PDF as its readers do (ISO 32000-1 §7.2): comments are passed over, a string hides what is in it.</summary>
internal ref struct PdfScanner(ReadOnlySpan<byte> text)
{
    private const long Most = long.MaxValue / 100;

    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>Where the token begins.</summary>
    public int At { get; private set; }

    /// <summary>Behind the token.</summary>
    public int End { get; private set; }

    public readonly ReadOnlySpan<byte> Token => _text[At..End];

    /// <summary>The number, without what follows its point.</summary>
    public long Number { get; private set; }

    /// <summary>The name where it is one that matters; see <see cref="PdfNames.Read"/>.</summary>
    public readonly string Name => PdfNames.Read(Token[1..]);

    public PdfToken Next()
    {
        SkipSpace();
        if (At == _text.Length)
        {
            return PdfToken.End;
        }

        var isDouble = At + 1 < _text.Length && _text[At + 1] == _text[At];
        switch (_text[At])
        {
            case (byte)'/':
                End = At + 1 + LengthOfRegular(_text[(At + 1)..]);
                return PdfToken.Name;
            case (byte)'(':
                return Literal();
            case (byte)'<' when !isDouble:
                return Hexadecimal();
            case (byte)'<':
                return Take(PdfToken.OpenDictionary, 2);
            case (byte)'>':
                return isDouble ? Take(PdfToken.CloseDictionary, 2) : PdfToken.Broken;
            case (byte)'[':
                return Take(PdfToken.OpenArray, 1);
            case (byte)']':
                return Take(PdfToken.CloseArray, 1);
            case (byte)')':
                return PdfToken.Broken;
            case (byte)'{' or (byte)'}':
                return Take(PdfToken.Word, 1);
            default:
                End = At + LengthOfRegular(_text[At..]);
                return TryNumber() ? PdfToken.Number : PdfToken.Word;
        }
    }

    /// <summary>Goes on behind this place: behind a stream.</summary>
    public void GoTo(int place) => End = place;

    public static bool IsSpace(byte octet) => octet is 0 or 9 or 10 or 12 or 13 or 32;

    public static bool IsDelimiter(byte octet) => "()<>[]{}/%"u8.Contains(octet);

    private static int LengthOfRegular(ReadOnlySpan<byte> text)
    {
        var length = 0;
        while (length < text.Length && !IsSpace(text[length]) && !IsDelimiter(text[length]))
        {
            length++;
        }

        return length;
    }

    private void SkipSpace()
    {
        At = End;
        while (At < _text.Length && (IsSpace(_text[At]) || _text[At] == (byte)'%'))
        {
            At = _text[At] != (byte)'%' ? At + 1
                : _text[At..].IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var line ? At + line
                : _text.Length;
        }

        End = At;
    }

    private PdfToken Take(PdfToken token, int length)
    {
        End = At + length;
        return token;
    }

    private PdfToken Literal()
    {
        var depth = 0;
        for (var at = At; at < _text.Length; at++)
        {
            if (_text[at] == (byte)'\\')
            {
                at++;
            }
            else if (_text[at] == (byte)'(')
            {
                depth++;
            }
            else if (_text[at] == (byte)')' && --depth == 0)
            {
                return Take(PdfToken.Text, at + 1 - At);
            }
        }

        return PdfToken.Broken;
    }

    private PdfToken Hexadecimal() => _text[At..].IndexOf((byte)'>') is >= 0 and var close ? Take(PdfToken.Text, close + 1) : PdfToken.Broken;

    private bool TryNumber()
    {
        var token = Token;
        var isNegative = token[0] == (byte)'-';
        var digits = token[(isNegative || token[0] == (byte)'+' ? 1 : 0)..];
        var point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? [] : digits[(point + 1)..];
        if (whole.Length + fraction.Length == 0 || whole.ContainsAnyExceptInRange((byte)'0', (byte)'9') || fraction.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        var number = 0L;
        foreach (var digit in whole)
        {
            number = Math.Min((number * 10) + digit - '0', Most);
        }

        Number = isNegative ? -number : number;
        return true;
    }
}
