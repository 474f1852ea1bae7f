using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DigiRenew.Demo;

/// <summary>The service's outbox, read as the holder's mail program would.</summary>
public sealed partial class Mailbox(string folder)
{
    private readonly HashSet<string> _read = [];

    /// <summary>Waits for the next message whose subject and text fit.</summary>
    public async Task<Message> NextAsync(Func<Message, bool> fits, string what, string? attachments = null)
    {
        for (var wait = Stopwatch.StartNew(); wait.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(50))
        {
            foreach (var file in Directory.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal))
            {
                if (_read.Contains(file))
                {
                    continue;
                }

                var message = await ReadAsync(file, null);
                if (fits(message))
                {
                    _read.Add(file);
                    return attachments is null ? message : await ReadAsync(file, attachments);
                }
            }
        }

        throw new DemoException($"No mail came with {what}.");
    }

    /// <summary>The six-digit code in a message, or null.</summary>
    public static string? CodeIn(Message message) => Code().Match(message.Text) is { Success: true } match ? match.Groups[1].Value : null;

    private static async Task<Message> ReadAsync(string file, string? attachments)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "read-mail.py");
        var json = await Tool.RunAsync("python3", attachments is null ? [script, file] : [script, file, attachments]);
        return JsonSerializer.Deserialize<Message>(json, JsonSerializerOptions.Web)!;
    }

    [GeneratedRegex(@"(?m):\s*(\d{6})\s*$")]
    private static partial Regex Code();

    /// <summary>One message.</summary>
    public sealed record Message(string Subject, string To, string MessageId, string Text, string Html, string[] Attachments);
}
