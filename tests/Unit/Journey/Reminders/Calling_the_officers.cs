using DigiRenew.Journey.Mail;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Reminders;

public sealed class Calling_the_officers : IDisposable
{
    private const string Officers = "officer@provider.example";

    private readonly RenewalDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task tells_once_a_working_day_that_orders_wait_and_which_are_late()
    {
        _desk.Time.Now = At(23, 9); // a Monday
        var id = await _desk.ReviewedAsync();
        _desk.Mail.Sent.Clear();
        Assert.Equal(1, await CallAsync());
        Assert.Equal(0, await CallAsync());
        var message = Assert.Single(Sent());
        Assert.Equal("waiting-20261123@renew.example", message.MessageId);
        Assert.Contains("De verificat: 1. În așteptarea identificării: 0. Suspendate: 0.", message.Text, StringComparison.Ordinal);
        Assert.Contains("https://renew.example/api/review", message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Data emiterii a trecut", message.Text, StringComparison.Ordinal);

        _desk.Time.Now = At(29, 9); // a Sunday
        Assert.Equal(0, await CallAsync());
        _desk.Time.Now = At(30, 9); // Saint Andrew
        Assert.Equal(0, await CallAsync());
        _desk.Time.Now = At(31, 5);
        Assert.Equal(0, await CallAsync());
        _desk.Time.Now = At(32, 9); // 2 December
        Assert.Equal(1, await CallAsync());
        Assert.Contains($"comanda {id.Number}, cu data de", Sent()[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_silent_where_nothing_waits_and_calls_as_soon_as_something_does()
    {
        _desk.Time.Now = At(23, 9);
        Assert.Equal(0, await CallAsync());
        await _desk.ReviewedAsync();
        Assert.Equal(1, await CallAsync());
    }

    [Fact]
    public async Task tries_again_where_the_message_was_not_taken()
    {
        _desk.Time.Now = At(23, 9);
        await _desk.ReviewedAsync();
        _desk.Mail.OutOfReach = true;
        await Assert.ThrowsAsync<IOException>(CallAsync);
        _desk.Mail.OutOfReach = false;
        Assert.Equal(1, await CallAsync());
    }

    [Fact]
    public async Task does_not_take_a_refused_address_for_a_message_that_was_sent()
    {
        _desk.Time.Now = At(23, 9);
        await _desk.ReviewedAsync();
        _desk.Mail.Refused.Add(Officers);
        await Assert.ThrowsAsync<IOException>(CallAsync);
        _desk.Mail.Refused.Clear();
        Assert.Equal(1, await CallAsync());
    }

    private static DateTimeOffset At(int day, int hour) => new DateTimeOffset(2026, 11, 1, hour, 0, 0, TimeSpan.Zero).AddDays(day - 1);

    private List<MailMessage> Sent() => [.. _desk.Mail.Sent.Where(sent => sent.To == Officers)];

    private Task<int> CallAsync() => _desk.Application.CallOfficers.RunAsync(default);
}
