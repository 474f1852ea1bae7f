// Stand-ins that hold what they are given, and no more. Package: SendGrid 9.29.3. Read in sendgrid/sendgrid-csharp, src/SendGrid.
#nullable enable
using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using SendGrid.Helpers.Mail;

namespace SendGrid
{
    public class Response
    {
        public Response(HttpStatusCode statusCode, HttpContent? responseBody, System.Net.Http.Headers.HttpResponseHeaders? responseHeaders)
        {
            StatusCode = statusCode;
            Body = responseBody!;
        }

        public HttpContent Body { get; set; }

        public HttpStatusCode StatusCode { get; set; }

        public bool IsSuccessStatusCode => (int)StatusCode is >= 200 and < 300;
    }

    public interface ISendGridClient
    {
        Task<Response> SendEmailAsync(SendGridMessage msg, CancellationToken cancellationToken = default);
    }

    public class SendGridClient : ISendGridClient
    {
        public SendGridClient(string apiKey, string? host = null, Dictionary<string, string>? requestHeaders = null, string? version = null, string? urlPath = null) { }

        public Task<Response> SendEmailAsync(SendGridMessage msg, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}

namespace SendGrid.Helpers.Mail
{
    public class EmailAddress
    {
        public EmailAddress(string email, string? name = null) => (Email, Name) = (email, name);

        public string Email { get; set; }

        public string? Name { get; set; }
    }

    public class Personalization
    {
        public List<EmailAddress> Tos { get; set; } = [];

        public Dictionary<string, string> Headers { get; set; } = [];

        public Dictionary<string, string> CustomArgs { get; set; } = [];
    }

    public class Attachment
    {
        public string? Content { get; set; }

        public string? Type { get; set; }

        public string? Filename { get; set; }

        public string? Disposition { get; set; }
    }

    public class SandboxMode
    {
        public bool? Enable { get; set; }
    }

    public class MailSettings
    {
        public SandboxMode? SandboxMode { get; set; }
    }

    public class ClickTracking
    {
        public bool? Enable { get; set; }

        public bool? EnableText { get; set; }
    }

    public class OpenTracking
    {
        public bool? Enable { get; set; }
    }

    public class TrackingSettings
    {
        public ClickTracking? ClickTracking { get; set; }

        public OpenTracking? OpenTracking { get; set; }
    }

    public class SendGridMessage
    {
        public EmailAddress? From { get; set; }

        public string? Subject { get; set; }

        public string? PlainTextContent { get; set; }

        public string? HtmlContent { get; set; }

        public List<Personalization> Personalizations { get; set; } = [];

        public List<Attachment>? Attachments { get; set; }

        public MailSettings? MailSettings { get; set; }

        public TrackingSettings? TrackingSettings { get; set; }

        public void AddTo(EmailAddress email, int personalizationIndex = 0, Personalization? personalization = null) => At(personalizationIndex).Tos.Add(email);

        public void AddHeader(string headerKey, string headerValue, int personalizationIndex = 0, Personalization? personalization = null) => At(personalizationIndex).Headers.Add(headerKey, headerValue);

        public void AddCustomArg(string customArgKey, string customArgValue, int personalizationIndex = 0, Personalization? personalization = null) => At(personalizationIndex).CustomArgs.Add(customArgKey, customArgValue);

        public void AddAttachment(string filename, string base64Content, string? type = null, string? disposition = null, string? content_id = null) => (Attachments ??= []).Add(new() { Filename = filename, Content = base64Content, Type = type, Disposition = disposition });

        public void SetSandBoxMode(bool enable) => (MailSettings ??= new()).SandboxMode = new() { Enable = enable };

        public void SetClickTracking(bool enable, bool enableText) => (TrackingSettings ??= new()).ClickTracking = new() { Enable = enable, EnableText = enableText };

        public void SetOpenTracking(bool enable, string? substitutionTag = null) => (TrackingSettings ??= new()).OpenTracking = new() { Enable = enable };

        private Personalization At(int index)
        {
            while (Personalizations.Count <= index)
            {
                Personalizations.Add(new());
            }

            return Personalizations[index];
        }
    }
}
