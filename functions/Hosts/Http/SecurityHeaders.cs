using Microsoft.AspNetCore.Http;

namespace DigiRenew.Http;

/// <summary>Headers that every answer carries, refusals and failures included.</summary>
internal static class SecurityHeaders
{
    public static void Write(HttpResponse response, string traceId)
    {
        var headers = response.Headers;
        headers.StrictTransportSecurity = "max-age=63072000; includeSubDomains";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Trace-Id"] = traceId;
    }
}
