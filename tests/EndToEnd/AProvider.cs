using System.Text.Json.Nodes;

namespace DigiRenew.Tests.EndToEnd;

/// <summary>Settings of a provider for services that start without --development: the fictitious one's, with an account of its own.</summary>
internal static class AProvider
{
    public static JsonObject Settings(string origin)
    {
        var settings = JsonNode.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "fictitious-provider.json")))!.AsObject();
        settings["Provider"]!["Origin"] = origin;
        settings["Provider"]!["Iban"] = "RO49AAAA1B31007593840000";
        return settings;
    }
}
