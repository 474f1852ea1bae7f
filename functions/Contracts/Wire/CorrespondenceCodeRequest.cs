using System.Text.Json.Serialization;

namespace DigiRenew.Contracts.Wire;

/// <summary>POST of the code that came to the other address.</summary>
/// <param name="Code">Six digits.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CorrespondenceCodeRequest(string Code);
