using System.Text.Json.Serialization;

namespace DigiRenew.Agent.State;

/// <summary>agent.json: what the holder need not say each time.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record AgentConfiguration(string? Service = null, string? Module = null, string? Language = null);
