using DigiRenew.Adapters.Local.Files;
using DigiRenew.Journey.Mail;
using DigiRenew.Journey.Mail.Bounces;

namespace DigiRenew.Hosts.Local.Work;

/// <summary>
/// Reads delivery status notifications that a mail program or digirenew-admin drops into a folder as .eml files. What was read
/// is removed, since it names the holder; what is no such notification is put aside into <c>unread/</c>.
/// </summary>
internal sealed class ReturnedMail(string folder, RecordBounce record)
{
    private const string Cause = "bounce";

    /// <summary>Whoever drops a file may still be writing it.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var file in new DirectoryInfo(folder) is { Exists: true } found ? found.GetFiles("*.eml") : [])
        {
            if (TimeProvider.System.GetUtcNow() - file.LastWriteTimeUtc >= Settled) // the clock that files bear
            {
                await HearAsync(file, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task HearAsync(FileInfo file, CancellationToken cancellationToken)
    {
        var report = file.Length <= DeliveryReport.MostOctets
            ? DeliveryReport.Read(await File.ReadAllBytesAsync(file.FullName, cancellationToken).ConfigureAwait(false))
            : null;
        if (report is null)
        {
            PrivateFile.MakeFolder(Path.Combine(folder, "unread"));
            file.MoveTo(Path.Combine(folder, "unread", file.Name), overwrite: true);
            return;
        }

        if (report.Failed)
        {
            await record.RunAsync(report.MessageId, Cause, cancellationToken).ConfigureAwait(false);
        }

        file.Delete();
    }
}
