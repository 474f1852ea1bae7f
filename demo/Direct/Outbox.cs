using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace DigiRenew.Demo.Direct;

/// <summary>The mails of one order in the service's outbox, found by the Message-ID in their file names.</summary>
public sealed partial class Outbox(string data)
{
    /// <summary>The plain text of an order's mails, oldest first.</summary>
    public IEnumerable<string> TextsOf(Guid order) => Directory
        .EnumerateFiles(Path.Combine(data, "mail"), $"*{order:D}*.eml").Order(StringComparer.Ordinal).Select(file => Decode(File.ReadAllText(file, Encoding.ASCII)));

    /// <summary>Waits for the six-digit code of a draft.</summary>
    /// <returns>The code, or null where none came.</returns>
    public async Task<string?> CodeAsync(Guid draft, TimeSpan patience)
    {
        for (var wait = Stopwatch.StartNew(); wait.Elapsed < patience; await Task.Delay(50))
        {
            if (TextsOf(draft).Select(text => Code().Match(text)).FirstOrDefault(match => match.Success) is { } match)
            {
                return match.Groups[1].Value;
            }
        }

        return null;
    }

    /// <summary>Waits for a mail whose text has these words.</summary>
    public async Task<string> WaitForAsync(Guid order, string words, TimeSpan patience)
    {
        for (var wait = Stopwatch.StartNew(); wait.Elapsed < patience; await Task.Delay(50))
        {
            if (TextsOf(order).FirstOrDefault(text => text.Contains(words, StringComparison.Ordinal)) is { } found)
            {
                return found;
            }
        }

        throw new DemoException($"No mail came with “{words}”.");
    }

    /// <summary>Quoted-printable (RFC 2045 §6.7) to text.</summary>
    private static string Decode(string raw)
    {
        var joined = raw.Replace("=\r\n", string.Empty, StringComparison.Ordinal);
        return Escapes().Replace(joined, run => Encoding.UTF8.GetString(Convert.FromHexString(run.Value.Replace("=", string.Empty, StringComparison.Ordinal))));
    }

    [GeneratedRegex(@"(?m):\s*(\d{6})\s*$")]
    private static partial Regex Code();

    [GeneratedRegex("(?:=[0-9A-F]{2})+")]
    private static partial Regex Escapes();
}
