// Stand-ins, signatures only. Package: SendGrid 9.29.3. Read in sendgrid/sendgrid-csharp, src/SendGrid.
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
        public Response(HttpStatusCode statusCode, HttpContent? responseBody, System.Net.Http.Headers.HttpResponseHeaders? responseHeaders) => StatusCode = statusCode;

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
    }

    public class SendGridMessage
    {
        public EmailAddress? From { get; set; }

        public string? Subject { get; set; }

        public string? PlainTextContent { get; set; }

        public string? HtmlContent { get; set; }

        public void AddTo(EmailAddress email, int personalizationIndex = 0, Personalization? personalization = null) { }

        public void AddHeader(string headerKey, string headerValue, int personalizationIndex = 0, Personalization? personalization = null) { }

        public void AddCustomArg(string customArgKey, string customArgValue, int personalizationIndex = 0, Personalization? personalization = null) { }

        public void AddAttachment(string filename, string base64Content, string? type = null, string? disposition = null, string? content_id = null) { }

        public void SetSandBoxMode(bool enable) { }

        public void SetClickTracking(bool enable, bool enableText) { }

        public void SetOpenTracking(bool enable, string? substitutionTag = null) { }
    }
}
