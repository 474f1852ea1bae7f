using DigiRenew.Hosts.Local.Work;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Application.LocalHost;

public sealed class Reading_mail_that_came_back : IAsyncLifetime, IDisposable
{
    private readonly RenewalDesk _desk = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("digirenew-bounces-");
    private RenewalId _id;

    public async Task InitializeAsync()
    {
        _id = await _desk.OrderAsync();
        await _desk.Application.Effects.AdvanceAsync(_id, CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _desk.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task records_the_bounce_and_removes_the_file()
    {
        Drop("a.eml", new DeliveryReportFile(PapersId()).Write());
        await ReadAsync();
        Assert.Contains(Blocker.Contact, (await _desk.EntryAsync(_id)).Order.Blockers);
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    [Fact]
    public async Task removes_a_notice_of_delay_and_records_nothing()
    {
        Drop("a.eml", new DeliveryReportFile(PapersId(), "delayed").Write());
        await ReadAsync();
        Assert.Empty((await _desk.EntryAsync(_id)).Order.Blockers);
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    [Fact]
    public async Task puts_aside_what_is_no_report()
    {
        Drop("a.eml", "Subject: hello\r\n\r\nout of office"u8.ToArray());
        await ReadAsync();
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "unread", "a.eml")));
    }

    [Fact]
    public async Task leaves_alone_what_is_still_being_written_or_no_message()
    {
        Drop("a.eml", new DeliveryReportFile(PapersId()).Write(), DateTime.UtcNow);
        Drop("b.txt", new DeliveryReportFile(PapersId()).Write());
        await ReadAsync();
        Assert.Equal(2, _folder.GetFiles().Length);
        Assert.Empty((await _desk.EntryAsync(_id)).Order.Blockers);
    }

    [Fact]
    public async Task needs_no_folder() => await new ReturnedMail(Path.Combine(_folder.FullName, "none"), _desk.Application.RecordBounce, Kept).RunAsync(CancellationToken.None);

    private string PapersId() => Assert.Single(_desk.Mail.Sent).MessageId;

    private void Drop(string name, byte[] content, DateTime? written = null)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, content);
        File.SetLastWriteTimeUtc(path, written ?? DateTime.UtcNow.AddMinutes(-1));
    }

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    [Fact]
    public async Task removes_what_nobody_read_once_its_time_is_over()
    {
        var unread = Directory.CreateDirectory(Path.Combine(_folder.FullName, "unread")).FullName;
        foreach (var (name, days) in new[] { ("old.eml", 31), ("young.eml", 29) })
        {
            await File.WriteAllTextAsync(Path.Combine(unread, name), "no notification");
            File.SetLastWriteTimeUtc(Path.Combine(unread, name), DateTime.UtcNow.AddDays(-days));
        }

        await ReadAsync();
        Assert.Equal(["young.eml"], Directory.GetFiles(unread).Select(Path.GetFileName));
    }

    private Task ReadAsync() => new ReturnedMail(_folder.FullName, _desk.Application.RecordBounce, Kept).RunAsync(CancellationToken.None);
}
