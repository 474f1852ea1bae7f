using System.Text.Json;
using System.Text.Json.Serialization;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Agent.State;

/// <summary>JSON of the program's own files.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true, ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(OrderRecord))]
[JsonSerializable(typeof(AgentConfiguration))]
[JsonSerializable(typeof(ContactsView))]
[JsonSerializable(typeof(Dictionary<string, int?>))]
public sealed partial class AgentJson : JsonSerializerContext
{
}
