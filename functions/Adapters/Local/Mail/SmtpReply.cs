using System.Text.RegularExpressions;

namespace DigiRenew.Adapters.Local.Mail;

/// <summary>A mail server's reply (RFC 5321 §4.2), its last line.</summary>
/// <param name="Code">Three digits.</param>
/// <param name="Text">What follows; may hold an address, so that it goes into no log.</param>
internal sealed partial record SmtpReply(int Code, string Text)
{
    /// <summary>
    /// Whether a reply to RCPT says that the address will never do: there is no such mailbox or domain (RFC 5321 §4.2.3, RFC 7504). A
    /// full mailbox (552) is no such thing, nor is a refusal by policy, which is about us and not about the address: enhanced status 5.7
    /// (RFC 3463), or, of servers that give none, words such as relay or denied.
    /// </summary>
    public bool RefusesAddress => Code is 550 or 551 or 553 or 556 && (Address().IsMatch(Text) || !Policy().IsMatch(Text));

    /// <summary>Whether a reply is a refusal that another try won't change.</summary>
    public bool IsPermanent => Code is >= 500 and <= 599;

    [GeneratedRegex(@"^5\.1\.\d{1,3}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"^5\.7\.\d{1,3}\b|\b(relay|denied|blocked|black-?list|block-?list|spam|policy|authenticat|access|prohibited)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Policy();
}
