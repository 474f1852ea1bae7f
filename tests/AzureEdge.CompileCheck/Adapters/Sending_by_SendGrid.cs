using System.Net;
using DigiRenew.Adapters.AzureServices.Mail;
using DigiRenew.Journey.Mail;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace DigiRenew.Tests.AzureEdge.Adapters;

public sealed class Sending_by_SendGrid
{
    private static readonly MailMessage Message = new(
        "papers.7.0@renew.example",
        "service@renew.example",
        "Exemplu",
        "holder@holder.example",
        "Documentele comenzii",
        "Bună ziua",
        "<p>Bună ziua</p>",
        "ro",
        new DateTimeOffset(2027, 1, 4, 8, 0, 0, TimeSpan.Zero),
        [new("contract.pdf", "application/pdf", "%PDF-1"u8.ToArray()), new("termeni.pdf", "application/pdf", "%PDF-2"u8.ToArray())]);

    private readonly ISendGridClient _client = Substitute.For<ISendGridClient>();

    [Fact]
    public void gives_the_message_its_id_in_header_and_custom_argument()
    {
        var (composed, person) = Compose(sandbox: true);
        Assert.Equal("holder@holder.example", Assert.Single(person.Tos).Email);
        Assert.Equal("<papers.7.0@renew.example>", person.Headers["Message-ID"]);
        Assert.Equal("ro", person.Headers["Content-Language"]);
        Assert.Equal("papers.7.0@renew.example", person.CustomArgs[SendGridMailTransport.EffectArgument]);
        Assert.Single(person.CustomArgs);
        Assert.Equal(("service@renew.example", "Exemplu"), (composed.From!.Email, composed.From.Name));
        Assert.Equal(("Documentele comenzii", "Bună ziua", "<p>Bună ziua</p>"), (composed.Subject, composed.PlainTextContent, composed.HtmlContent));
    }

    [Fact]
    public void attaches_files_to_the_octet()
    {
        var (composed, _) = Compose(sandbox: true);
        Assert.Equal(
            [("contract.pdf", "application/pdf", "attachment", "%PDF-1"), ("termeni.pdf", "application/pdf", "attachment", "%PDF-2")],
            composed.Attachments!.Select(file => (file.Filename!, file.Type!, file.Disposition!, System.Text.Encoding.ASCII.GetString(Convert.FromBase64String(file.Content!)))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void is_in_the_sandbox_when_the_switch_says_so(bool sandbox) =>
        Assert.Equal(sandbox, Compose(sandbox).Composed.MailSettings!.SandboxMode!.Enable);

    [Fact]
    public void follows_no_holder()
    {
        var tracking = Compose(sandbox: false).Composed.TrackingSettings!;
        Assert.Equal((false, false, false), (tracking.ClickTracking!.Enable, tracking.ClickTracking.EnableText, tracking.OpenTracking!.Enable));
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.Accepted)]
    public async Task is_done_when_the_service_took_it(HttpStatusCode status)
    {
        Answers(status);
        Assert.Equal(MailAnswer.Taken, await SendAsync());
        await _client.Received(1).SendEmailAsync(Arg.Any<SendGridMessage>(), Arg.Any<CancellationToken>());
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task is_worth_another_try_when_it_did_not(HttpStatusCode status)
    {
        Answers(status);
        var failed = await Assert.ThrowsAsync<IOException>(SendAsync);
        Assert.DoesNotContain("holder", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"errors":[{"message":"Does not contain a valid address.","field":"personalizations.0.to.0.email","help":null}]}""", true)]
    [InlineData("""{"errors":[{"message":"The subject is required.","field":"subject","help":null}]}""", false)]
    [InlineData("no JSON", false)]
    [InlineData("{}", false)]
    public async Task tells_a_recipient_that_is_refused_for_good_from_a_message_that_is(string body, bool recipient)
    {
        _client.SendEmailAsync(Arg.Any<SendGridMessage>(), Arg.Any<CancellationToken>())
            .Returns(new Response(HttpStatusCode.BadRequest, new StringContent(body), null));
        if (recipient)
        {
            Assert.Equal(MailAnswer.AddressRefused, await SendAsync());
        }
        else
        {
            await Assert.ThrowsAsync<InvalidDataException>(SendAsync);
        }
    }

    [Fact]
    public async Task is_worth_another_try_when_the_service_was_not_reached()
    {
        _client.SendEmailAsync(Arg.Any<SendGridMessage>(), Arg.Any<CancellationToken>()).ThrowsAsync(new HttpRequestException("no route"));
        await Assert.ThrowsAsync<IOException>(SendAsync);
    }

    private static (SendGridMessage Composed, Personalization Person) Compose(bool sandbox)
    {
        var composed = SendGridMailTransport.Compose(Message, sandbox);
        return (composed, Assert.Single(composed.Personalizations));
    }

    private void Answers(HttpStatusCode status) =>
        _client.SendEmailAsync(Arg.Any<SendGridMessage>(), Arg.Any<CancellationToken>()).Returns(new Response(status, null, null));

    private Task<MailAnswer> SendAsync() => new SendGridMailTransport(_client, sandbox: true).SendAsync(Message, CancellationToken.None);
}
