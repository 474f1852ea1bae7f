using System.Net;
using System.Text;
using DigiRenew.Contracts.Wire;
using DigiRenew.Renewal;
using Xunit;

namespace DigiRenew.Tests.Application.Http;

public sealed class Adding_a_correspondence_address : IAsyncLifetime
{
    private const string Office = "office@holder.example";

    private DeskService _service = null!;
    private RenewalId _id;

    private string Path => $"/api/orders/{_id}/correspondence";

    public async Task InitializeAsync()
    {
        _service = await DeskService.StartAsync();
        _id = await _service.Desk.OrderAsync();
        await AdvanceAsync();
        _service.Desk.Mail.Sent.Clear();
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task sends_its_code_there_and_once_it_comes_back_the_notices_too()
    {
        using var asked = await AskAsync(Office);
        var view = await DeskService.ReadAsync(asked, WireJson.Default.CorrespondenceView, HttpStatusCode.Accepted);
        Assert.False(view.Confirmed);
        Assert.DoesNotContain(Office, view.Email, StringComparison.Ordinal);
        await AdvanceAsync();
        var mail = Assert.Single(_service.Desk.Mail.Sent);
        var code = await CodeAsync();
        Assert.Equal(Office, mail.To);
        Assert.Contains(code, mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/api/not-me/", mail.Text, StringComparison.Ordinal);

        using var confirmed = await ConfirmAsync(code);
        Assert.True((await DeskService.ReadAsync(confirmed, WireJson.Default.CorrespondenceView)).Confirmed);
        _service.Desk.Mail.Sent.Clear();
        await PayAsync();
        Assert.Equal([Office, _service.Desk.Pki.Holder.Email!], _service.Desk.Mail.Sent.Select(message => message.To));
        Assert.Equal(2, _service.Desk.Mail.Sent.Select(message => message.MessageId).Distinct().Count());
        Assert.DoesNotContain("/api/not-me/", _service.Desk.Mail.Sent[0].Text, StringComparison.Ordinal);
        Assert.Contains("/api/not-me/", _service.Desk.Mail.Sent[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task keeps_security_notices_to_the_contact_of_record()
    {
        (await AskAsync(Office)).Dispose();
        (await ConfirmAsync(await CodeAsync())).Dispose();
        _service.Desk.Mail.Sent.Clear();
        await _service.Desk.RunAsync(_id, new RenewalCommand.Hold("holder", "not-me"));
        await AdvanceAsync();
        Assert.DoesNotContain(_service.Desk.Mail.Sent, message => message.To == Office);
        Assert.Contains(_service.Desk.Mail.Sent, message => message.To == _service.Desk.Pki.Holder.Email);
    }

    [Fact]
    public async Task sends_no_notice_before_the_code_came_back()
    {
        (await AskAsync(Office)).Dispose();
        await AdvanceAsync();
        _service.Desk.Mail.Sent.Clear();
        await PayAsync();
        Assert.Equal(_service.Desk.Pki.Holder.Email, Assert.Single(_service.Desk.Mail.Sent).To);
    }

    [Fact]
    public async Task refuses_a_wrong_code_and_after_five_the_right_one()
    {
        (await AskAsync(Office)).Dispose();
        var right = await CodeAsync();
        var wrong = right == "000000" ? "000001" : "000000";
        for (var tries = 4; tries >= 0; tries--)
        {
            using var answer = await ConfirmAsync(wrong);
            Assert.Equal("code-wrong", await DeskService.CodeAsync(answer, HttpStatusCode.UnprocessableEntity));
        }

        using var late = await ConfirmAsync(right);
        Assert.Equal("code-expired", (await TestService.ProblemOf(late)).Code);
    }

    [Fact]
    public async Task refuses_a_code_after_ten_minutes()
    {
        (await AskAsync(Office)).Dispose();
        _service.Desk.Time.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        using var late = await ConfirmAsync(await CodeAsync());
        Assert.Equal("code-expired", (await TestService.ProblemOf(late)).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("a@b")]
    [InlineData("a@b.example, c@d.example")]
    [InlineData("a b@c.example")]
    [InlineData("a@-b.example")]
    public async Task refuses_what_is_no_address(string address)
    {
        using var answer = await AskAsync(address);
        Assert.Equal("form-invalid", await DeskService.CodeAsync(answer, HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task sends_five_codes_a_day_at_most()
    {
        for (var code = 1; code <= 5; code++)
        {
            using var asked = await AskAsync(Office);
            Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        }

        using var sixth = await AskAsync(Office);
        Assert.Equal("too-many-codes", (await TestService.ProblemOf(sixth)).Code);
    }

    [Fact]
    public async Task leaves_no_address_in_the_records()
    {
        (await AskAsync(Office)).Dispose();
        (await ConfirmAsync(await CodeAsync())).Dispose();
        Assert.DoesNotContain((await _service.Desk.EntryAsync(_id)).Records, record => Encoding.UTF8.GetString(record.Bytes.Span).Contains("office", StringComparison.Ordinal));
    }

    [Fact]
    public async Task of_another_holders_order_is_not_found()
    {
        using var answer = await _service.AsHolderAsync(HttpMethod.Put, $"/api/orders/{Guid.NewGuid()}/correspondence", $$"""{"email":"{{Office}}"}""");
        Assert.Equal("not-found", await DeskService.CodeAsync(answer, HttpStatusCode.NotFound));
    }

    private Task<HttpResponseMessage> AskAsync(string address) => _service.AsHolderAsync(HttpMethod.Put, Path, $$"""{"email":"{{address}}"}""");

    private Task<HttpResponseMessage> ConfirmAsync(string code) => _service.AsHolderAsync(HttpMethod.Post, Path, $$"""{"code":"{{code}}"}""");

    private async Task<string> CodeAsync() =>
        Encoding.ASCII.GetString((await _service.Desk.PrivateDocuments.FindAsync(_id, "correspondence-code", CancellationToken.None))!.Value.Span);

    private async Task PayAsync()
    {
        await _service.Desk.RunAsync(_id, new RenewalCommand.RegisterPayment(217.80m, "RON", Pki.Sha256Digest.Of([7]), "finance-1", _service.Desk.Time.Now));
        await AdvanceAsync();
    }

    private Task<DateTimeOffset?> AdvanceAsync() => _service.Desk.Application.Effects.AdvanceAsync(_id, CancellationToken.None);
}
