using System.Text.Json.Nodes;

namespace DigiRenew.Hosts.Admin;

/// <summary>What a command says: sentences for people, the same as JSON for scripts.</summary>
internal sealed record Answer(AdminExit Exit, string Text, JsonNode Json)
{
    public static Answer Done(string text, JsonNode json) => new(AdminExit.Done, text, json);
}
