using Microsoft.AspNetCore.Http;

namespace DigiRenew.Http;

/// <summary>Addresses of requests, and characters that may become part of a name.</summary>
internal static class Requests
{
    /// <summary>The path as the caller wrote it, whatever prefix the host took off.</summary>
    public static string FullPath(this HttpRequest request) => request.PathBase.Value + request.Path.Value;

    /// <summary>Unreserved characters, RFC 3986 §2.3.</summary>
    public static bool IsUnreserved(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '~';
}
