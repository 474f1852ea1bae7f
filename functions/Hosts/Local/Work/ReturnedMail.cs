using DigiRenew.Adapters.Files;
using DigiRenew.Journey.Mail;
using DigiRenew.Journey.Mail.Bounces;

namespace DigiRenew.Hosts.Local.Work;

/// <summary>
/// Reads delivery status notifications that a mail program or digirenew-admin drops into a folder as .eml files. What was read
/// is removed, since it names the holder; what is no such notification is put aside into <c>unread/</c>, and removed
/// there when nobody has looked for as long as copies of an ended order are kept.
/// </summary>
/// <param name="folder">Where files are dropped.</param>
/// <param name="record">Hears of what came back.</param>
/// <param name="unreadKept">How long a file stays in <c>unread/</c>.</param>
internal sealed class ReturnedMail(string folder, RecordBounce record, TimeSpan unreadKept)
{
    private const string Cause = "bounce";

    /// <summary>Whoever drops a file may still be writing it.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private string Unread => Path.Combine(folder, "unread");

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        RemoveOld();
        foreach (var file in new DirectoryInfo(folder) is { Exists: true } found ? found.GetFiles("*.eml") : [])
        {
            if (TimeProvider.System.GetUtcNow() - file.LastWriteTimeUtc >= Settled) // the clock that files bear
            {
                await HearAsync(file, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>They may name holders, and no order's retention knows of them.</summary>
    private void RemoveOld()
    {
        foreach (var file in new DirectoryInfo(Unread) is { Exists: true } aside ? aside.GetFiles() : [])
        {
            if (TimeProvider.System.GetUtcNow() - file.LastWriteTimeUtc >= unreadKept)
            {
                file.Delete();
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
            PrivateFile.MakeFolder(Unread);
            file.MoveTo(Path.Combine(Unread, file.Name), overwrite: true);
            return;
        }

        if (report.Failed)
        {
            await record.RunAsync(report.MessageId, Cause, cancellationToken).ConfigureAwait(false);
        }

        file.Delete();
    }
}
