using System.Text.Json.Serialization;

namespace DigiRenew.Http.Authentication;

/// <summary>Values of claims that are JSON themselves.</summary>
[JsonSerializable(typeof(string[]))]
internal sealed partial class PrincipalJson : JsonSerializerContext;
