using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using DigiRenew.Contracts.Wire;
using DigiRenew.Http.MailEvents;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using Xunit;

namespace DigiRenew.Tests.Application.Http;

public sealed class Losing_and_settling_the_contact : IAsyncLifetime
{
    private DeskService _service = null!;
    private RenewalId _id;

    public async Task InitializeAsync()
    {
        _service = await DeskService.StartAsync();
        await _service.Desk.RegisterAsync(entry => entry with { Contact = "old@holder.example" });
        _id = await _service.Desk.ReviewedAsync();
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task a_signed_bounce_blocks_the_order_calls_an_officer_and_is_remembered_in_the_register()
    {
        var papers = MessageOf("Citiți-le");
        using var heard = await TellAsync(papers.MessageId, "bounce");
        Assert.Equal(1, (await DeskService.ReadAsync(heard, WireJson.Default.MailEventsView)).Heard);
        using var again = await TellAsync(papers.MessageId, "bounce");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await AdvanceAsync();
        var seen = await _service.SeeAsync("officer-1", _id);
        Assert.Contains("contact-unverified", seen.Blockers);
        Assert.Equal((1, _service.Desk.Pki.Holder.Email), (seen.Contact!.Bounced, seen.Contact.Email));
        Assert.Single(_service.Desk.Mail.Sent, message => message.To == "officer@provider.example" && message.Text.Contains("contactul trebuie verificat", StringComparison.Ordinal));
        var known = await RegisterAsync();
        Assert.True(known.ContactBounced);
        Assert.Equal(DigiRenew.Journey.Register.RegisterEntry.DigestOf(_service.Desk.Pki.Holder.Email!), known.BouncedAddress); // where it was sent to, whatever the register names

        using var approval = await DecideAsync("officer-1", """{"decision":"approve","compared":["name","birth-date","document-valid"]}""");
        Assert.Equal("approval-blocked", await DeskService.CodeAsync(approval, HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task two_officers_settle_it_and_mail_goes_to_the_address_that_both_named()
    {
        (await TellAsync(MessageOf("Citiți-le").MessageId, "bounce")).Dispose();
        await _service.Desk.RegisterAsync(entry => entry with { BouncedAddress = Sha256Digest.Of([1]) });
        using var first = await SettleAsync("officer-1", "new@holder.example");
        var proposed = (await DeskService.ReadAsync(first, WireJson.Default.ReviewOrderView)).Contact!;
        Assert.Equal(("officer-1", "telephone", "new@holder.example"), (proposed.ProposedBy, proposed.ProposedMethod, proposed.ProposedEmail));
        using var twice = await SettleAsync("officer-1", "new@holder.example");
        Assert.Equal("own-change", await DeskService.CodeAsync(twice, HttpStatusCode.Conflict));
        using var second = await SettleAsync("officer-2", "new@holder.example");
        var settled = await DeskService.ReadAsync(second, WireJson.Default.ReviewOrderView);
        Assert.Empty(settled.Blockers);
        Assert.Equal("new@holder.example", settled.Contact!.Email);
        await AdvanceAsync();
        var known = await RegisterAsync();
        Assert.Null(known.BouncedAddress);
        Assert.Equal((false, "new@holder.example", (DateOnly?)_service.Desk.Today), (known.ContactBounced, known.Contact, known.ChangedOn));

        using var own = await DecideAsync("officer-1", """{"decision":"approve","compared":["name","birth-date","document-valid"]}""");
        Assert.Equal("under-review", (await DeskService.ReadAsync(own, WireJson.Default.ReviewOrderView)).Order.State);
        _service.Desk.Mail.Sent.Clear();
        using var approved = await DecideAsync("officer-2", """{"decision":"approve","compared":["name","birth-date","document-valid"]}""");
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        await AdvanceAsync();
        Assert.Equal("new@holder.example", Assert.Single(_service.Desk.Mail.Sent).To);
        Assert.DoesNotContain((await _service.Desk.EntryAsync(_id)).Records, record => Encoding.UTF8.GetString(record.Bytes.Span).Contains("holder.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_second_officer_who_names_another_address_proposes_anew()
    {
        (await TellAsync(MessageOf("Citiți-le").MessageId, "bounce")).Dispose();
        (await SettleAsync("officer-1", "new@holder.example")).Dispose();
        using var other = await SettleAsync("officer-2", "other@holder.example");
        var view = await DeskService.ReadAsync(other, WireJson.Default.ReviewOrderView);
        Assert.Equal(("officer-2", "other@holder.example"), (view.Contact!.ProposedBy, view.Contact.ProposedEmail));
        Assert.Contains("contact-unverified", view.Blockers);
    }

    [Theory]
    [InlineData("""{"decision":"contact"}""")]
    [InlineData("""{"decision":"contact","details":{"method":" "}}""")]
    [InlineData("""{"decision":"contact","details":{"method":"telephone","email":"not an address"}}""")]
    [InlineData("""{"decision":"contact","details":{"method":"telephone","email":"a@b"}}""")]
    [InlineData("""{"decision":"contact","details":{"method":"telephone","email":"a@b.example\r\nBcc: x@y.example"}}""")]
    public async Task a_decision_without_method_or_with_no_address_is_refused(string decision)
    {
        using var answer = await DecideAsync("officer-1", decision);
        Assert.Equal("form-invalid", await DeskService.CodeAsync(answer, HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task a_bounce_of_what_went_out_before_it_was_settled_changes_nothing()
    {
        var papers = MessageOf("Citiți-le").MessageId;
        (await TellAsync(papers, "bounce")).Dispose();
        (await SettleAsync("officer-1", "new@holder.example")).Dispose();
        _service.Desk.Time.Advance(TimeSpan.FromMinutes(1));
        (await SettleAsync("officer-2", "new@holder.example")).Dispose();
        using var late = await TellAsync(papers, "bounce");
        Assert.Equal(0, (await DeskService.ReadAsync(late, WireJson.Default.MailEventsView)).Heard);
        Assert.Empty((await _service.SeeAsync("officer-1", _id)).Blockers);
    }

    [Theory]
    [InlineData("delivered")]
    [InlineData("deferred")]
    public async Task other_events_are_passed_over(string kind)
    {
        using var answer = await TellAsync(MessageOf("Citiți-le").MessageId, kind);
        Assert.Equal(0, (await DeskService.ReadAsync(answer, WireJson.Default.MailEventsView)).Heard);
        Assert.Empty((await _service.SeeAsync("officer-1", _id)).Blockers);
    }

    [Theory]
    [InlineData("{0}.999.0@renew.example")]
    [InlineData("{0}.0.0@renew.example")]
    [InlineData("{0}.3.9@renew.example")]
    [InlineData("{0}.3.0@other.example")]
    [InlineData("{0}.3.0.copy@renew.example")]
    [InlineData("{0}.not-me@renew.example")]
    [InlineData("nonsense")]
    [InlineData("00000000-0000-4000-8000-000000000000.3.0@renew.example")]
    public async Task a_message_that_did_not_go_to_the_contact_of_record_is_passed_over(string id)
    {
        using var answer = await TellAsync(string.Format(CultureInfo.InvariantCulture, id, _id), "bounce");
        Assert.Equal(0, (await DeskService.ReadAsync(answer, WireJson.Default.MailEventsView)).Heard);
        Assert.Empty((await _service.SeeAsync("officer-1", _id)).Blockers);
    }

    [Fact]
    public async Task events_that_the_mail_service_did_not_sign_are_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var forged = await TellAsync(MessageOf("Citiți-le").MessageId, "bounce", key: other);
        Assert.Equal("mail-event-unsigned", await DeskService.CodeAsync(forged, HttpStatusCode.Unauthorized));
        using var old = await TellAsync(MessageOf("Citiți-le").MessageId, "bounce", age: TimeSpan.FromMinutes(11));
        Assert.Equal("mail-event-unsigned", await DeskService.CodeAsync(old, HttpStatusCode.Unauthorized));
        using var bare = await _service.Client.PostAsync("/api/mail-events", TestService.Json("[]"));
        Assert.Equal("mail-event-unsigned", await DeskService.CodeAsync(bare, HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task events_that_are_no_list_are_refused()
    {
        using var answer = await SendAsync("{\"event\":\"bounce\"}");
        Assert.Equal("bad-request", await DeskService.CodeAsync(answer, HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task a_service_without_a_mail_services_key_knows_no_such_address()
    {
        await using var service = await TestService.StartAsync();
        using var answer = await service.Client.PostAsync("/api/mail-events", TestService.Json("[]"));
        Assert.Equal("not-found", await DeskService.CodeAsync(answer, HttpStatusCode.NotFound));
    }

    private Journey.Mail.MailMessage MessageOf(string word) =>
        _service.Desk.Mail.Sent.First(message => message.To == _service.Desk.Pki.Holder.Email && message.Text.Contains(word, StringComparison.Ordinal));

    private Task<HttpResponseMessage> TellAsync(string messageId, string kind, ECDsa? key = null, TimeSpan age = default) =>
        SendAsync($$"""[{"event":"{{kind}}","effect":"{{messageId}}","email":"x@holder.example"}]""", key, age);

    private async Task<HttpResponseMessage> SendAsync(string body, ECDsa? key = null, TimeSpan age = default)
    {
        var time = (_service.Desk.Time.Now - age).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/mail-events") { Content = TestService.Json(body) };
        request.Headers.Add(SignedMailEvents.TimestampHeader, time);
        request.Headers.Add(
            SignedMailEvents.SignatureHeader,
            Convert.ToBase64String((key ?? _service.MailKey).SignData(Encoding.UTF8.GetBytes(time + body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
        return await _service.Client.SendAsync(request);
    }

    private Task<HttpResponseMessage> SettleAsync(string who, string email) =>
        DecideAsync(who, $$$"""{"decision":"contact","details":{"method":"telephone","email":"{{{email}}}"}}""");

    private async Task<HttpResponseMessage> DecideAsync(string who, string decision) => await _service.AsAsync(
        who, HttpMethod.Post, $"/api/review/orders/{_id}/decisions", TestService.Json(decision), (await _service.Desk.EntryAsync(_id)).Version);

    private async Task<Journey.Register.RegisterEntry> RegisterAsync() => (await _service.Desk.Register.FindAsync(
        Sha256Digest.Of(_service.Desk.Pki.Holder.Issuer.Span), _service.Desk.Pki.Holder.Serial, CancellationToken.None))!;

    private Task<DateTimeOffset?> AdvanceAsync() => _service.Desk.Application.Effects.AdvanceAsync(_id, CancellationToken.None);
}
