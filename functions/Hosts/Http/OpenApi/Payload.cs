using System.Text.Json.Serialization.Metadata;

namespace DigiRenew.Http.OpenApi;

/// <summary>What a body is.</summary>
public abstract record Payload
{
    private Payload()
    {
    }

    /// <param name="Type">A type of the wire.</param>
    public sealed record Json(JsonTypeInfo Type) : Payload;

    /// <param name="MediaType">E.g. application/cms, application/pdf.</param>
    public sealed record Octets(string MediaType) : Payload;

    /// <summary>multipart/form-data with the part <c>file</c> and, where there can be one, <c>signature</c>.</summary>
    public sealed record Multipart(bool WithSignature) : Payload;
}
