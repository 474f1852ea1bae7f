using System.Text;

namespace DigiRenew.Adapters.Local.Mail;

/// <summary>Text of headers (RFC 2047): as it is where it is short plain ASCII, else as encoded words, folded.</summary>
internal static class EncodedWords
{
    private const int LongestLine = 76;

    // =?utf-8?B?…?= may have 75 characters; 45 octets are 60 of base 64.
    private const int OctetsAWord = 45;

    /// <param name="text">Whatever it holds, no line break of its own gets out.</param>
    /// <param name="before">Characters that stand on the line already.</param>
    public static string Write(string text, int before)
    {
        if (before + text.Length <= LongestLine && text.All(letter => char.IsAsciiLetterOrDigit(letter) || " -_.!*+/'".Contains(letter, StringComparison.Ordinal)))
        {
            return text;
        }

        var words = new StringBuilder();
        var word = new List<byte>(OctetsAWord);
        var room = OctetsAWord - before;
        Span<byte> octets = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(octets);
            if (word.Count + length > room)
            {
                Append(words, word);
                room = OctetsAWord;
            }

            word.AddRange(octets[..length]);
        }

        Append(words, word);
        return words.ToString();
    }

    private static void Append(StringBuilder words, List<byte> word)
    {
        words.Append(words.Length == 0 ? string.Empty : "\r\n ").Append("=?utf-8?B?").Append(Convert.ToBase64String([.. word])).Append("?=");
        word.Clear();
    }
}
