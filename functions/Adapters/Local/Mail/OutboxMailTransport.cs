using System.Globalization;
using DigiRenew.Adapters.Files;
using DigiRenew.Journey.Mail;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.Local.Mail;

/// <summary>Puts each message as an .eml file into a folder; a repeat takes the place of the first.</summary>
public sealed class OutboxMailTransport : IMailTransport
{
    private const int LongestName = 80;
    private readonly string _folder;

    /// <param name="folder">Made where it is missing.</param>
    public OutboxMailTransport(string folder)
    {
        _folder = folder;
        DurableFile.MakeFolder(folder);
    }

    public Task<MailAnswer> SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        DurableFile.Replace(Path.Combine(_folder, FileNameOf(message)), MimeWriter.Write(message));
        return Task.FromResult(MailAnswer.Taken);
    }

    /// <summary>Removes the files of a renewal's messages, which bear its id.</summary>
    public Task ForgetAsync(RenewalId id, CancellationToken cancellationToken)
    {
        foreach (var file in Directory.EnumerateFiles(_folder, $"*-{id}.*.eml"))
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.Delete(file);
        }

        DurableFile.FlushFolder(_folder);
        return Task.CompletedTask;
    }

    /// <summary>Moment of the message (UTC) and its Message-ID before the @, e.g. 20261120-080000-papers.7.0.eml.</summary>
    private static string FileNameOf(MailMessage message)
    {
        var id = message.MessageId.Split('@')[0];
        var name = string.Concat(id.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' ? letter : '_'));
        return string.Create(CultureInfo.InvariantCulture, $"{message.Date.UtcDateTime:yyyyMMdd-HHmmss}-{(name.Length > LongestName ? name[..LongestName] : name)}.eml");
    }
}
