using System.Net;
using System.Text.Json;
using DigiRenew.Adapters.AzureServices.Mail;
using DigiRenew.Journey.Mail;
using SendGrid;

namespace DigiRenew.Tests.Full;

/// <summary>What SendGrid's own client puts on the wire.</summary>
public sealed class Sending_through_the_real_client
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task sends_attachments_the_sandbox_switch_and_the_id_of_the_effect(bool sandbox)
    {
        using var service = new Service(HttpStatusCode.Accepted);
        await SendAsync(service, sandbox);
        using var sent = JsonDocument.Parse(service.Body!);
        var root = sent.RootElement;
        var person = Assert.Single(root.GetProperty("personalizations").EnumerateArray());
        Assert.Equal("papers.7.0@renew.example", person.GetProperty("custom_args").GetProperty("effect").GetString());
        Assert.Equal("<papers.7.0@renew.example>", person.GetProperty("headers").GetProperty("Message-ID").GetString());
        Assert.Equal(sandbox, root.GetProperty("mail_settings").GetProperty("sandbox_mode").GetProperty("enable").GetBoolean());
        Assert.False(root.GetProperty("tracking_settings").GetProperty("open_tracking").GetProperty("enable").GetBoolean());
        var file = Assert.Single(root.GetProperty("attachments").EnumerateArray());
        Assert.Equal("%PDF-1"u8.ToArray(), file.GetProperty("content").GetBytesFromBase64());
        Assert.Equal(["text/plain", "text/html"], root.GetProperty("content").EnumerateArray().Select(content => content.GetProperty("type").GetString()));
        Assert.Equal("Bearer", service.Scheme);
    }

    [Fact]
    public async Task is_worth_another_try_when_the_service_is_busy()
    {
        using var service = new Service(HttpStatusCode.TooManyRequests);
        await Assert.ThrowsAsync<IOException>(() => SendAsync(service, sandbox: true));
    }

    private static async Task SendAsync(Service service, bool sandbox)
    {
        using var http = new HttpClient(service, disposeHandler: false);
        await new SendGridMailTransport(new SendGridClient(http, "SG.key"), sandbox).SendAsync(
            new MailMessage(
                "papers.7.0@renew.example",
                "service@renew.example",
                "Exemplu",
                "holder@holder.example",
                "Documente",
                "Bună ziua",
                "<p>Bună ziua</p>",
                "ro",
                new DateTimeOffset(2027, 1, 4, 8, 0, 0, TimeSpan.Zero),
                [new("contract.pdf", "application/pdf", "%PDF-1"u8.ToArray())]),
            CancellationToken.None);
    }

    private sealed class Service(HttpStatusCode status) : HttpMessageHandler
    {
        public string? Body { get; private set; }

        public string? Scheme { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Body = await request.Content!.ReadAsStringAsync(cancellationToken);
            Scheme = request.Headers.Authorization?.Scheme;
            return new HttpResponseMessage(status);
        }
    }
}
